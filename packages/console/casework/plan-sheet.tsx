import { Badge, Group, Progress, Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import type { PropsWithChildren, ReactNode } from 'react'
import { Sheet } from '../kit/page.tsx'
import { areaText, FindingText } from '../labour/finding-text.tsx'
import type { SeenFinding } from '../labour/findings.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { useWords } from '../language/words.tsx'
import { occupationText } from './occupation-field.tsx'
import styles from './plan.module.css'
import type { CasePage } from './queries.ts'

/** The plan with how far each step got. */
export function PlanSheet({
  plan,
  aside,
  children,
}: PropsWithChildren<{ readonly plan: CasePage['plan']; readonly aside?: ReactNode }>) {
  const words = useWords()
  const { say, language } = words
  if (plan === undefined) {
    return (
      <Sheet title={say('plan.title')} aside={aside}>
        <Text c="dimmed">{say('plan.none')}</Text>
      </Sheet>
    )
  }
  return (
    <Sheet
      title={say('plan.title')}
      aside={
        <Group gap="sm">
          <Badge variant="light" color={plan.state === 'agreed' ? 'river' : 'amber'} size="lg" tt="none">
            {say(plan.frozenAt === undefined ? `state.${plan.state}` : 'plan.frozen')}
          </Badge>
          {aside}
        </Group>
      }
    >
      {plan.occupationalGoal !== undefined && (
        <Text>
          {say('plan.goal', {
            occupation: plan.occupationalGoal.note ?? occupationText(words, plan.occupationalGoal.isco08),
          })}
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
            {(item.findingIds ?? []).map((id) => (
              <FindingOf key={id} finding={plan.findings?.find((finding) => finding.id === id)} />
            ))}
            <Progress
              value={item.teachingUnits === 0 ? 0 : (100 * item.teachingUnitsDone) / item.teachingUnits}
              aria-label={pick(item.title, language)}
            />
          </li>
        ))}
      </ol>
      {children}
    </Sheet>
  )
}

/** What of a labour market speaks for a step. */
function FindingOf({ finding }: { readonly finding: SeenFinding | undefined }) {
  const words = useWords()
  if (finding === undefined) return null
  return (
    <div>
      <Text size="sm">
        {sideBySide(words.language, [
          words.say('labour.inPlan'),
          occupationText(words, finding.isco08),
          areaText(words, finding.area),
        ])}
      </Text>
      <FindingText finding={finding} />
    </div>
  )
}
