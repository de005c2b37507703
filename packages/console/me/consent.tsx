/** @jsxImportSource preact */
import type { ResourceOf } from '@passerelle/client'
import { loadPackage, type PackageSpeaker } from '@passerelle/messages/package'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Notice, Reading, TroubleNotice } from './notice.tsx'
import type { Done } from './opened.ts'
import type { OwnReferral } from './own.ts'
import { Parts } from './parts.tsx'
import { ReadAloud } from './read-aloud.tsx'
import { Receipt } from './receipt.tsx'
import { useAnswer } from './use-answer.ts'
import { useLoad } from './use-load.ts'
import { useWords } from './words.tsx'

type Preview = ResourceOf<'readOwnConsent'>
type Close = (answer?: Done) => void

/** Exactly what would be passed on, or was; and the person's answer, as long as they are asked for one. */
export function Consent({ referral, close }: { readonly referral: OwnReferral; readonly close: Close }) {
  const { say, language } = useWords()
  const { referralId, organisation, waiting } = referral
  const preview = useLoad((api) => api.readOwnConsent({ params: { referralId } }))
  const speaker = usePackageWords(language)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <button type="button" class="quiet" onClick={() => close()}>
        {say('back')}
      </button>
      <h1 ref={heading} tabIndex={-1}>
        {say(waiting ? 'consent.title' : 'consent.passed', { name: organisation.name })}
      </h1>
      <Reading of={preview}>
        {(body) => (
          <>
            <section>
              <h2>{say('consent.purposes')}</h2>
              <ul>
                {body.purposes.map(({ purpose, text }) => (
                  <li key={purpose}>{text}</li>
                ))}
              </ul>
            </section>
            <section>
              <h2>{say('consent.exactly')}</h2>
              {speaker && <Parts preview={body} speaker={speaker} />}
            </section>
            <section>
              <h2>{say('consent.notice')}</h2>
              <ReadAloud text={body.notice.text} language={body.notice.language} />
              <NoticeText {...body.notice} />
              {body.notice.draft && (
                <>
                  <p class="soft">{say('consent.draft')}</p>
                  <NoticeText {...body.notice.draft} />
                </>
              )}
            </section>
            {body.allowed.includes('give') && body.choices.length > 0 && (
              <Answer preview={body} close={close} again={preview.again} />
            )}
            {body.consent && body.consent.state !== 'none' && !body.waiting && (
              <Receipt referralId={referralId} />
            )}
          </>
        )}
      </Reading>
    </>
  )
}

/** The words for the fields of a package; most visits need none of them. */
function usePackageWords(language: PackageSpeaker['language']): PackageSpeaker | undefined {
  const [speaker, setSpeaker] = useState<PackageSpeaker>()
  useEffect(() => {
    void loadPackage(language).then(setSpeaker)
  }, [language])
  return speaker
}

function NoticeText({ language, dir, text }: Pick<Preview['notice'], 'language' | 'dir' | 'text'>) {
  return (
    <div class="text" lang={language} dir={dir}>
      {text}
    </div>
  )
}

/** A yes to as much as the person chooses, or a no. */
function Answer({
  preview,
  close,
  again,
}: {
  readonly preview: Preview
  readonly close: Close
  readonly again: () => void
}) {
  const { say } = useWords()
  const { referralId, version, packageVersion, tiers, choices, notice, allowed } = preview
  const [chosen, setChosen] = useState<number>()
  const [isMissing, setMissing] = useState(false)
  const address = { params: { referralId }, ifMatch: version }
  const yes = useAnswer(
    (api, agreed: Preview['choices'][number]['tiers'], idempotencyKey) =>
      api.giveOwnConsent({
        ...address,
        idempotencyKey,
        body: { tiers: agreed, packageVersion, language: notice.language, shown: shownIn(notice) },
      }),
    () => close('given'),
  )
  const no = useAnswer(
    (api, _: 'no', idempotencyKey) => api.refuseOwnConsent({ ...address, idempotencyKey, body: {} }),
    () => close('refused'),
  )
  const isSending = yes.isSending || no.isSending
  const nameOf = (tier: string) => tiers.find((one) => one.tier === tier)?.name ?? tier
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const agreed = chosen === undefined ? undefined : choices[chosen]?.tiers
        setMissing(agreed === undefined)
        if (agreed !== undefined && !isSending) yes.answer(agreed)
      }}
    >
      <fieldset>
        <legend>
          <h2>{say('consent.answer')}</h2>
        </legend>
        <p>{say('consent.free')}</p>
        {choices.map(({ tiers: included, text }, place) => (
          <label key={included.join()} class="choice">
            <input type="radio" name="choice" checked={chosen === place} onChange={() => setChosen(place)} />
            <span>
              <strong>{say('consent.upTo', { what: included.slice(-1).map(nameOf) })}</strong>
              <span class="line">{text}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {isMissing && <Notice tone="grave">{say('consent.choose')}</Notice>}
      <TroubleNotice trouble={yes.trouble ?? no.trouble} again={again} />
      <div class="ways">
        <button type="submit" class="main" aria-busy={yes.isSending}>
          {say(yes.isSending ? 'loading' : 'consent.yes')}
        </button>
        {allowed.includes('refuse') && (
          <button type="button" aria-busy={no.isSending} onClick={() => !isSending && no.answer('no')}>
            {say(no.isSending ? 'loading' : 'consent.no')}
          </button>
        )}
      </div>
    </form>
  )
}

/** The texts that the person saw, by their hashes. */
function shownIn({ sha256, draft }: Preview['notice']) {
  return { sha256, ...(draft && { draft: { language: draft.language, sha256: draft.sha256 } }) }
}
