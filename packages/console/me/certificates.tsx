/** @jsxImportSource preact */
import type { ResourceOf } from '@passerelle/client'
import { keepFile } from '../kit/keep-file.ts'
import { dayOfInstant } from '../language/times.ts'
import { TroubleNotice } from './notice.tsx'
import { useKeep } from './use-keep.ts'
import { useWords } from './words.tsx'

/** The person's certificates, each with the page on which anybody checks it, and the credential to keep. */
export function Certificates({
  certificates: { items },
}: {
  readonly certificates: ResourceOf<'listOwnCertificates'>
}) {
  const { say, language } = useWords()
  if (items.length === 0) return <p>{say('certificates.none')}</p>
  return (
    <>
      <p class="soft">{say('certificates.showText')}</p>
      {items.map(({ id, title, kindText, unitsText, state, stateText, issuedAt, code, credential }) => (
        <article key={id} class="card">
          <h3>
            <bdi>{title}</bdi> <span class={`badge ${state}`}>{stateText}</span>
          </h3>
          <p>
            {kindText}
            {unitsText !== undefined && `, ${unitsText}`}
          </p>
          <p class="soft">{dayOfInstant(language, issuedAt)}</p>
          <p>
            <a href={`/v1/public/certificates/${code}/page?language=${language}`}>
              {say('certificates.show')}
            </a>
          </p>
          <button type="button" onClick={() => keepFile('certificate.jwt', 'application/vc+jwt', credential)}>
            {say('certificates.keep')}
          </button>
          {state !== 'revoked' && <KeepDocument certificateId={id} />}
        </article>
      ))}
    </>
  )
}

/** Lets the person keep it as a page to print, in the language that they read. */
function KeepDocument({ certificateId }: { readonly certificateId: string }) {
  const { say, language } = useWords()
  const { keep, trouble } = useKeep('certificate.pdf', 'application/pdf', (api) =>
    api.readOwnCertificateDocument({ params: { certificateId }, query: { language } }),
  )
  return (
    <>
      <TroubleNotice trouble={trouble} again={keep} />
      <button type="button" onClick={keep}>
        {say('certificates.keepDocument')}
      </button>
    </>
  )
}
