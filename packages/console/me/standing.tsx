/** @jsxImportSource preact */
import { countryName } from '../language/names.ts'
import { dayText } from '../language/times.ts'
import type { Opened } from './opened.ts'
import type { OwnReferral } from './own.ts'
import { useWords } from './words.tsx'

type Props = { readonly referral: OwnReferral; readonly open: (opened: Opened) => void }

/** A question that waits for the person. */
export function Asked({ referral, open }: Props) {
  const { say } = useWords()
  return (
    <section class="notice waiting">
      <h2>{say('asked.title')}</h2>
      <p>{say('asked.text', { name: referral.organisation.name })}</p>
      <button type="button" class="main" onClick={() => open({ part: 'consent', referral })}>
        {say('asked.read')}
      </button>
    </section>
  )
}

/** How it stands with one organisation, and what the person can still say about it. */
export function Standing({ referral, open }: Props) {
  const { say, language } = useWords()
  const { organisation, consent, stateText, waiting, allowed } = referral
  const isGiven = consent?.state === 'given'
  return (
    <article class="card">
      <h3>
        <bdi>{organisation.name}</bdi>
      </h3>
      <p class="soft">{countryName(language, organisation.country)}</p>
      <p>{stateText}</p>
      {isGiven && consent.text && <p>{consent.text}</p>}
      {isGiven && consent.expiresAt && (
        <p class="soft">{say('standing.until', { day: dayText(language, consent.expiresAt) })}</p>
      )}
      <div class="ways">
        {consent && !waiting && (
          <button type="button" onClick={() => open({ part: 'consent', referral })}>
            {say('standing.see')}
          </button>
        )}
        {isGiven && allowed.includes('withdraw') && (
          <button type="button" onClick={() => open({ part: 'withdraw', referral })}>
            {say('standing.withdraw')}
          </button>
        )}
      </div>
    </article>
  )
}
