import { Text, TextInput } from '@mantine/core'
import { Act, Acts } from '../kit/act.tsx'
import { Sheet } from '../kit/page.tsx'
import rows from '../kit/rows.module.css'
import { dayText, today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import type { BusinessPlan } from './founding.ts'

/** The steps on the way to the business, each with the day on which it is due, or was done. */
export function StepsSheet({ plan }: { readonly plan: BusinessPlan }) {
  const { say } = useWords()
  return (
    <Sheet title={say('business.steps')}>
      {plan.steps.length === 0 ? (
        <Text c="dimmed">{say('business.noSteps')}</Text>
      ) : (
        <ol className={rows['rows']}>
          {plan.steps.map((step) => (
            <Step key={step.id} plan={plan} step={step} />
          ))}
        </ol>
      )}
    </Sheet>
  )
}

function Step({
  plan: { participantId, version },
  step: { id, step, task, dueOn, doneOn },
}: {
  readonly plan: BusinessPlan
  readonly step: BusinessPlan['steps'][number]
}) {
  const { say, language } = useWords()
  const record = (day: string | null) => ({
    params: { participantId, stepId: id },
    body: { doneOn: day },
  })
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Text fw={600} dir="auto">
          {step}
        </Text>
        {task !== undefined && <Text dir="auto">{task}</Text>}
        <Text size="sm" c="dimmed">
          {doneOn !== undefined
            ? say('business.doneOn', { day: dayText(language, doneOn) })
            : dueOn !== undefined && say('business.due', { day: dayText(language, dueOn) })}
        </Text>
      </div>
      <Acts>
        {doneOn === undefined ? (
          <Act
            label={say('business.done')}
            happens={say('business.doneHappens')}
            version={version}
            first={today()}
            fields={({ said, setSaid, errors }) => (
              <TextInput
                label={say('business.doneDay')}
                type="date"
                required
                withAsterisk={false}
                value={said}
                error={errors['doneOn']}
                onChange={({ currentTarget }) => setSaid(currentTarget.value)}
              />
            )}
            send={(api, { said, version: ifMatch }) => api.recordBusinessStep({ ...record(said), ifMatch })}
          />
        ) : (
          <Act
            label={say('business.notDone')}
            happens={say('business.doneHappens')}
            version={version}
            first={undefined}
            send={(api, { version: ifMatch }) => api.recordBusinessStep({ ...record(null), ifMatch })}
          />
        )}
      </Acts>
    </li>
  )
}
