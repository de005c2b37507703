import { Text, TextInput } from '@mantine/core'
import { Act, Acts } from '../kit/act.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { dayText, today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { FollowUpRow } from './follow-up-row.tsx'
import { useFollowUpsOf } from './follow-ups.ts'

/** The year in which it is asked how somebody fares after their return. */
export function FollowUpsSheet({
  participantId,
  hasReturned,
}: {
  readonly participantId: string
  readonly hasReturned: boolean
}) {
  const { say, language } = useWords()
  const found = useFollowUpsOf(participantId)
  return (
    <Sheet title={say('followUps.title')}>
      <Reading of={found}>
        {({ body: { year, items } }) =>
          year === undefined ? (
            <>
              <Text c="dimmed">{say('followUps.none')}</Text>
              {hasReturned && <BeginYear participantId={participantId} />}
            </>
          ) : (
            <>
              <Text>{say('followUps.contact', { day: dayText(language, year.contactOn) })}</Text>
              <ul className={rows['rows']}>
                {items.map((followUp) => (
                  <FollowUpRow key={followUp.id} followUp={followUp} />
                ))}
              </ul>
              <PlanOneMore participantId={participantId} />
            </>
          )
        }
      </Reading>
    </Sheet>
  )
}

function BeginYear({ participantId }: { readonly participantId: string }) {
  const { say } = useWords()
  return (
    <Acts>
      <Act
        label={say('followUps.begin')}
        happens={say('followUps.beginHappens')}
        first={today()}
        fields={({ said, setSaid, errors }) => (
          <TextInput
            label={say('followUps.contactOn')}
            type="date"
            required
            withAsterisk={false}
            value={said}
            error={errors['contactOn']}
            onChange={({ currentTarget }) => setSaid(currentTarget.value)}
          />
        )}
        send={(api, { said: contactOn }, idempotencyKey) =>
          api.beginFollowUps({ params: { participantId }, body: { contactOn }, idempotencyKey })
        }
      />
    </Acts>
  )
}

function PlanOneMore({ participantId }: { readonly participantId: string }) {
  const { say } = useWords()
  return (
    <Acts>
      <Act
        label={say('followUps.plan')}
        happens={say('followUps.planHappens')}
        first=""
        fields={({ said, setSaid, errors }) => (
          <TextInput
            label={say('followUps.planOn')}
            type="date"
            required
            withAsterisk={false}
            value={said}
            error={errors['aimedOn']}
            onChange={({ currentTarget }) => setSaid(currentTarget.value)}
          />
        )}
        send={(api, { said: aimedOn }, idempotencyKey) =>
          api.planFollowUp({ params: { participantId }, body: { aimedOn }, idempotencyKey })
        }
      />
    </Acts>
  )
}
