import { Badge, Progress, Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { Sheet } from '../kit/page.tsx'
import { useWords } from '../language/words.tsx'
import styles from './plan.module.css'
import type { CasePage } from './queries.ts'

/** The plan with how far each step got. */
export function PlanSheet({ plan }: { readonly plan: CasePage['plan'] }) {
  const { say, language } = useWords()
  if (plan === undefined) {
    return (
      <Sheet title={say('plan.title')}>
        <Text c="dimmed">{say('plan.none')}</Text>
      </Sheet>
    )
  }
  return (
    <Sheet
      title={say('plan.title')}
      aside={
        <Badge variant="light" color={plan.state === 'agreed' ? 'river' : 'amber'} size="lg" tt="none">
          {say(plan.frozenAt === undefined ? `state.${plan.state}` : 'plan.frozen')}
        </Badge>
      }
    >
      {plan.occupationalGoal !== undefined && (
        <Text>
          {say('plan.goal', { occupation: plan.occupationalGoal.note ?? plan.occupationalGoal.isco08 })}
        </Text>
      )}
      {plan.businessIdea && <Text>{plan.businessIdeaNote ?? say('plan.business')}</Text>}
      <ol className={styles['steps']}>
        {plan.items.map((item) => (
          <li key={item.id} className={styles['step']}>
            <Text fw={600}>{pick(item.title, language)}</Text>
            <Text size="sm" c="dimmed">
              {item.purpose}
            </Text>
            <Text size="sm">
              {say('plan.units', { done: item.teachingUnitsDone, units: item.teachingUnits })} ·{' '}
              {say(`state.${item.status}`)}
            </Text>
            <Progress
              value={item.teachingUnits === 0 ? 0 : (100 * item.teachingUnitsDone) / item.teachingUnits}
              aria-label={pick(item.title, language)}
            />
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
