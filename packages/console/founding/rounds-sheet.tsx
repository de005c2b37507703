import { Badge, Text } from '@mantine/core'
import { confirmations } from '../casework/plan.ts'
import { Act, Acts } from '../kit/act.tsx'
import { OneOf } from '../kit/choices.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { listText } from '../language/list.ts'
import { dayOfInstant } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { useColleagues } from '../tenancy/colleagues.ts'
import { ChangesOf } from './changes-of.tsx'
import { type BusinessPlan, type Edition, useEditions } from './founding.ts'
import { Decide, GiveFeedback } from './round-acts.tsx'

/** What was submitted, what others said of it, and what was decided; and what comes next. */
export function RoundsSheet({ plan }: { readonly plan: BusinessPlan }) {
  const { say } = useWords()
  const { has } = useWho()
  const { participantId, version, state } = plan
  const found = useEditions(participantId)
  return (
    <Sheet title={say('business.rounds')}>
      <Reading of={found} lines={1}>
        {({ body: { items } }) =>
          items.length === 0 ? (
            <Text c="dimmed">{say('business.noRounds')}</Text>
          ) : (
            <ul className={rows['rows']}>
              {items.toReversed().map((edition) => (
                <EditionRow key={edition.edition} edition={edition} participantId={participantId} />
              ))}
            </ul>
          )
        }
      </Reading>
      <Acts>
        {state === 'draft' && (
          <Act
            label={say('business.submit')}
            happens={say('business.submitHappens')}
            tone="main"
            version={version}
            first=""
            fields={({ said, setSaid, errors }) => (
              <OneOf
                label={say('business.confirmation')}
                choices={confirmations.map((value) => ({ value, label: say(`confirmation.${value}`) }))}
                value={said}
                error={errors['confirmation']}
                onChange={({ currentTarget }) => setSaid(currentTarget.value)}
              />
            )}
            send={(api, { said, version: ifMatch }, idempotencyKey) =>
              api.submitBusinessPlan({
                params: { participantId },
                ifMatch,
                body: { confirmation: said as (typeof confirmations)[number] }, // out of the list
                idempotencyKey,
              })
            }
          />
        )}
        {state === 'submitted' && has('coordinator', 'coach') && (
          <>
            <GiveFeedback plan={plan} />
            <Decide plan={plan} />
          </>
        )}
      </Acts>
    </Sheet>
  )
}

function EditionRow({
  edition: { edition, submittedAt, submittedBy, feedback, decidedAt, decidedBy, decidedAlone, ...decision },
  participantId,
}: {
  readonly edition: Edition
  readonly participantId: string
}) {
  const { say, language } = useWords()
  const { nameOf } = useColleagues()
  const day = (instant: string) => dayOfInstant(language, instant)
  const { recommendation, grounds } = decision
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Text fw={600}>{say('business.edition', { number: edition })}</Text>
        <Text size="sm" c="dimmed">
          {say('business.submittedBy', { name: nameOf(submittedBy), day: day(submittedAt) })}
        </Text>
        {feedback.map(({ at, by, advice, about, text }) => (
          <div key={at}>
            <Text size="sm" c="dimmed">
              {say('business.saidBy', { name: nameOf(by), day: day(at) })}{' '}
              {listText(language, [
                say(`business.advice.${advice}`),
                ...about.map((part) => say(`business.part.${part}`)),
              ])}
            </Text>
            <Text dir="auto">{text}</Text>
          </div>
        ))}
        {decidedAt !== undefined && decidedBy !== undefined && (
          <Text size="sm" c="dimmed">
            {say('business.decidedBy', { name: nameOf(decidedBy), day: day(decidedAt) })}{' '}
            {decidedAlone && say('business.decidedAlone')}
          </Text>
        )}
        {grounds !== undefined && <Text dir="auto">{grounds}</Text>}
        {edition > 1 && <ChangesOf participantId={participantId} edition={edition} />}
      </div>
      {recommendation !== undefined && (
        <Badge variant="light" tt="none">
          {say(`business.recommendation.${recommendation}`)}
        </Badge>
      )}
    </li>
  )
}
