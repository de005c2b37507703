import { Textarea } from '@mantine/core'
import { Act } from '../kit/act.tsx'
import { ManyOf, OneOf } from '../kit/choices.tsx'
import { useWords } from '../language/words.tsx'
import { type BusinessPlan, parts, recommendations } from './founding.ts'

type Of = { readonly plan: BusinessPlan }
type Part = (typeof parts)[number]

const advices = ['revise', 'ready'] as const

/** Says what one thinks of the edition that waits. */
export function GiveFeedback({ plan: { participantId, version, edition } }: Of) {
  const { say } = useWords()
  return (
    <Act
      label={say('business.feedback')}
      happens={say('business.feedbackHappens')}
      version={version}
      first={{ advice: '', about: [] as readonly string[], text: '' }}
      fields={({ said, setSaid, errors }) => (
        <>
          <OneOf
            label={say('business.advice')}
            choices={advices.map((value) => ({ value, label: say(`business.advice.${value}`) }))}
            value={said.advice}
            error={errors['advice']}
            onChange={({ currentTarget }) => setSaid({ ...said, advice: currentTarget.value })}
          />
          <ManyOf
            label={say('business.about')}
            choices={parts.map((value) => ({ value, label: say(`business.part.${value}`) }))}
            value={said.about}
            error={errors['about']}
            onChange={(about) => setSaid({ ...said, about })}
          />
          <Textarea
            label={say('business.feedbackText')}
            autosize
            minRows={2}
            required
            withAsterisk={false}
            value={said.text}
            error={errors['text']}
            onChange={({ currentTarget }) => setSaid({ ...said, text: currentTarget.value })}
          />
        </>
      )}
      send={(api, { said: { advice, about, text }, version: ifMatch }, idempotencyKey) =>
        api.giveBusinessFeedback({
          params: { participantId, edition: String(edition) },
          ifMatch,
          // Both were chosen from lists; what was not chosen, the API refuses by field.
          body: { advice: advice as 'revise', about: about as Part[], text },
          idempotencyKey,
        })
      }
    />
  )
}

/** Recommends the edition, with conditions or not at all. */
export function Decide({ plan: { participantId, version, edition } }: Of) {
  const { say } = useWords()
  return (
    <Act
      label={say('business.decide')}
      happens={say('business.decideHappens')}
      tone="main"
      version={version}
      first={{ recommendation: '', grounds: '' }}
      fields={({ said, setSaid, errors }) => (
        <>
          <OneOf
            label={say('business.recommendation')}
            choices={recommendations.map((value) => ({
              value,
              label: say(`business.recommendation.${value}`),
            }))}
            value={said.recommendation}
            error={errors['recommendation']}
            onChange={({ currentTarget }) => setSaid({ ...said, recommendation: currentTarget.value })}
          />
          <Textarea
            label={say('business.grounds')}
            autosize
            minRows={2}
            value={said.grounds}
            error={errors['grounds']}
            onChange={({ currentTarget }) => setSaid({ ...said, grounds: currentTarget.value })}
          />
        </>
      )}
      send={(api, { said: { recommendation, grounds }, version: ifMatch }, idempotencyKey) =>
        api.decideBusinessPlan({
          params: { participantId },
          ifMatch,
          body: {
            edition,
            recommendation: recommendation as (typeof recommendations)[number], // likewise
            ...(grounds.trim() !== '' && { grounds }),
          },
          idempotencyKey,
        })
      }
    />
  )
}
