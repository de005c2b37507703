/** @jsxImportSource preact */
import type { Answer, Client, ResourceOf } from '@passerelle/client'
import { dayOfInstant } from '../language/times.ts'
import { TroubleNotice } from './notice.tsx'
import { useAnswer } from './use-answer.ts'
import { useWords } from './words.tsx'

type OwnWork = ResourceOf<'readOwnWork'>

/** What the person agreed to so that they find work, their applications, and which employer got what; each can be taken back. */
export function Work({
  work: { matching, applications, recipients },
  again,
}: {
  readonly work: OwnWork
  readonly again: () => void
}) {
  const { say, language } = useWords()
  return (
    <>
      {matching && (
        <article class="card">
          <h3>{matching.stateText}</h3>
          <p>{matching.text}</p>
          <p class="soft">{dayOfInstant(language, matching.takenBackAt ?? matching.agreedAt)}</p>
          {matching.profile.length > 0 && (
            <ul>
              {matching.profile.map(({ name, text }) => (
                <li key={name}>
                  {name}: <bdi>{text}</bdi>
                </li>
              ))}
            </ul>
          )}
          {matching.state === 'agreed' && (
            <TakeBack
              text={say('work.takeBackHappens')}
              send={(api) => api.takeBackOwnMatching()}
              again={again}
            />
          )}
        </article>
      )}
      {applications.map(({ applicationId, title, employerName, stateText, release, open }) => (
        <article key={applicationId} class="card">
          <h3>
            <bdi>{title}</bdi>, <bdi>{employerName}</bdi> <span class="badge">{stateText}</span>
          </h3>
          <p>{say('work.gets', { what: release })}</p>
          {open && (
            <TakeBack
              text={say('work.withdrawHappens')}
              send={(api) => api.withdrawOwnApplication({ params: { applicationId } })}
              again={again}
            />
          )}
        </article>
      ))}
      {recipients.length > 0 && (
        <ul>
          {recipients.map(({ employerName, issuedAt, release }) => (
            <li key={`${issuedAt} ${employerName}`}>
              {say('work.got', {
                day: dayOfInstant(language, issuedAt),
                name: employerName,
                what: release,
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** First what happens, then the button that does it. */
function TakeBack({
  text,
  send,
  again,
}: {
  readonly text: string
  readonly send: (api: Client) => Promise<Answer<unknown>>
  readonly again: () => void
}) {
  const { say } = useWords()
  const { answer, isSending, trouble } = useAnswer((api, _: 'back') => send(api), again)
  return (
    <details>
      <summary>{say('work.takeBack')}</summary>
      <p>{text}</p>
      <TroubleNotice trouble={trouble} again={again} />
      <button type="button" class="grave" aria-busy={isSending} onClick={() => answer('back')}>
        {say(isSending ? 'loading' : 'withdraw.confirm')}
      </button>
    </details>
  )
}
