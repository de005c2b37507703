/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Notice, TroubleNotice } from './notice.tsx'
import type { Done } from './opened.ts'
import type { OwnReferral } from './own.ts'
import { useAnswer } from './use-answer.ts'
import { useWords } from './words.tsx'

type Tier = OwnReferral['tiers'][number]['tier']

/** Takes a yes back: everything, or a part of it that can be without the rest. */
export function Withdraw({
  referral,
  close,
}: {
  readonly referral: OwnReferral
  readonly close: (answer?: Done) => void
}) {
  const { say } = useWords()
  const { referralId, version, organisation, tiers } = referral
  const { name } = organisation
  // The offer itself cannot be taken out alone: without it there is nothing left to share.
  const agreed = tiers.filter(({ agreed: isAgreed }) => isAgreed).slice(1)
  const [chosen, setChosen] = useState<'all' | Tier>()
  const [isMissing, setMissing] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const withdrawal = useAnswer(
    (api, what: 'all' | Tier, idempotencyKey) =>
      api.withdrawOwnConsent({
        params: { referralId },
        ifMatch: version,
        idempotencyKey,
        body: what === 'all' ? {} : { tiers: [what] },
      }),
    () => close('withdrawn'),
  )
  const option = (value: 'all' | Tier, label: string) => (
    <label key={value} class="choice">
      <input type="radio" name="what" checked={chosen === value} onChange={() => setChosen(value)} />
      <span>{label}</span>
    </label>
  )
  return (
    <>
      <button type="button" class="quiet" onClick={() => close()}>
        {say('back')}
      </button>
      <h1 ref={heading} tabIndex={-1}>
        {say('withdraw.title', { name })}
      </h1>
      <Notice tone="waiting">{say('withdraw.happens', { name })}</Notice>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setMissing(chosen === undefined)
          if (chosen !== undefined) withdrawal.answer(chosen)
        }}
      >
        <fieldset>
          <legend>{say('withdraw.what')}</legend>
          {option('all', say('withdraw.all'))}
          {agreed.map(({ tier, name: tierName }) => option(tier, tierName))}
        </fieldset>
        {isMissing && <Notice tone="grave">{say('withdraw.choose')}</Notice>}
        <TroubleNotice trouble={withdrawal.trouble} again={() => close()} />
        <div class="ways">
          <button type="submit" class="main grave" aria-busy={withdrawal.isSending}>
            {say(withdrawal.isSending ? 'loading' : 'withdraw.confirm')}
          </button>
        </div>
      </form>
    </>
  )
}
