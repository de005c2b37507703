/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks'
import { TroubleNotice } from './notice.tsx'
import type { Done } from './opened.ts'
import type { FollowUps } from './own.ts'
import { useAnswer } from './use-answer.ts'
import { useWords } from './words.tsx'

type Entry = {
  readonly outcome: string
  readonly since: string
  readonly note: string
  readonly answers: Readonly<Record<string, string>>
}

const nothing: Entry = { outcome: '', since: '', note: '', answers: {} }

/** Somebody says how they fare. What they typed stays where a line breaks; a second touch counts once. */
export function FollowUp({
  asked,
  followUpId,
  close,
}: {
  readonly asked: FollowUps
  readonly followUpId: FollowUps['items'][number]['followUpId']
  readonly close: (answer?: Done) => void
}) {
  const { say } = useWords()
  const [entry, setEntry] = useState(nothing)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const set = (change: Partial<Entry>) => setEntry({ ...entry, ...change })
  const questions = asked.questions.filter(
    ({ condition }) =>
      condition === undefined ||
      condition.among.includes(Number(entry.answers[condition.item] || Number.NaN)),
  )
  const chosen = asked.outcomes.find(({ outcome }) => outcome === entry.outcome)
  const sending = useAnswer(
    (api, { outcome, since, note, answers }: Entry, idempotencyKey) =>
      api.answerOwnFollowUp({
        params: { followUpId },
        idempotencyKey,
        body: {
          outcome: outcome as NonNullable<typeof chosen>['outcome'], // one of those that were offered
          ...(since !== '' && { since }),
          ...(note.trim() !== '' && { note }),
          answers: questions.flatMap(({ key }) =>
            answers[key] ? [{ item: key, answer: Number(answers[key]) }] : [],
          ),
        },
      }),
    () => close('answered'),
  )
  return (
    <>
      <button type="button" class="quiet" onClick={() => close()}>
        {say('back')}
      </button>
      <h1 ref={heading} tabIndex={-1}>
        {say('follow.title')}
      </h1>
      <p>{say('follow.free')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          sending.answer(entry)
        }}
      >
        <label>
          {say('follow.outcome')}
          <select
            required
            value={entry.outcome}
            onChange={({ currentTarget }) => set({ outcome: currentTarget.value })}
          >
            <option value="">{say('follow.choose')}</option>
            {asked.outcomes.map(({ outcome, text }) => (
              <option key={outcome} value={outcome}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('follow.since')}
          <input
            type="date"
            required={chosen?.needsSince ?? false}
            value={entry.since}
            onInput={({ currentTarget }) => set({ since: currentTarget.value })}
          />
        </label>
        <label>
          {say('follow.note')}
          <textarea
            rows={3}
            maxLength={1000}
            value={entry.note}
            onInput={({ currentTarget }) => set({ note: currentTarget.value })}
          />
        </label>
        <h2>{say('follow.questions')}</h2>
        <p class="soft">{say('follow.pass')}</p>
        {questions.map(({ key, text, answers }) => (
          <label key={key}>
            {text}
            <select
              value={entry.answers[key] ?? ''}
              onChange={({ currentTarget }) =>
                set({ answers: { ...entry.answers, [key]: currentTarget.value } })
              }
            >
              <option value="">–</option>
              {answers.map((answer, place) => (
                <option key={answer} value={place}>
                  {answer}
                </option>
              ))}
            </select>
          </label>
        ))}
        <TroubleNotice trouble={sending.trouble} again={() => sending.answer(entry)} />
        <div class="ways">
          <button type="submit" class="main" aria-busy={sending.isSending}>
            {say(sending.isSending ? 'loading' : 'follow.send')}
          </button>
        </div>
      </form>
    </>
  )
}
