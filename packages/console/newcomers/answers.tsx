import { pick } from '@passerelle/messages'
import { Act } from '../kit/act.tsx'
import { OneOf } from '../kit/choices.tsx'
import { useWords } from '../language/words.tsx'
import { useOffers } from '../offers/offers.ts'
import { type AnswerBody, type ContactRequest, declineReasons } from './newcomers.ts'

type Given = Exclude<ContactRequest['answers'][number], 'declined'>

/** Says what came of a request. */
export function AnswerAct({
  request: { id, version },
  answer,
}: {
  readonly request: ContactRequest
  readonly answer: Given
}) {
  const { say } = useWords()
  return (
    <Act
      label={say(`newcomers.${answer}`)}
      happens={say('newcomers.answerHappens')}
      tone={answer === 'taken_up' ? 'main' : 'other'}
      version={version}
      first={undefined}
      send={(api, { version: ifMatch }, idempotencyKey) =>
        api.answerContactRequest({
          params: { contactRequestId: id },
          ifMatch,
          body: { answer },
          idempotencyKey,
        })
      }
    />
  )
}

/** Says that the organisation cannot help, why, and what may fit instead. */
export function DeclineAct({ request: { id, version } }: { readonly request: ContactRequest }) {
  const { say, language } = useWords()
  const offers = useOffers().data?.pages.flatMap(({ items }) => items) ?? []
  const published = offers.filter(({ state }) => state === 'published')
  return (
    <Act
      label={say('newcomers.declined')}
      happens={say('newcomers.declineHappens')}
      tone="grave"
      version={version}
      first={{ reason: '', alternative: '' }}
      fields={({ said, setSaid, errors }) => (
        <>
          <OneOf
            label={say('newcomers.reason')}
            choices={declineReasons.map((value) => ({ value, label: say(`declineReason.${value}`) }))}
            value={said.reason}
            error={errors['reason']}
            onChange={({ currentTarget }) => setSaid({ ...said, reason: currentTarget.value })}
          />
          <OneOf
            label={say('newcomers.alternative')}
            isOptional
            choices={published.map((offer) => ({ value: offer.id, label: pick(offer.title, language) }))}
            value={said.alternative}
            error={errors['alternative']}
            onChange={({ currentTarget }) => setSaid({ ...said, alternative: currentTarget.value })}
          />
        </>
      )}
      send={(api, { said: { reason, alternative }, version: ifMatch }, idempotencyKey) =>
        api.answerContactRequest({
          params: { contactRequestId: id },
          ifMatch,
          // What was chosen may break a rule: the API refuses it by field.
          body: { answer: 'declined', reason, ...(alternative !== '' && { alternative }) } as AnswerBody,
          idempotencyKey,
        })
      }
    />
  )
}
