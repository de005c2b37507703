import { Badge } from '@mantine/core'
import { dayText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import type { DueFollowUp } from './follow-ups.ts'

const colours = { ahead: 'gray', due: 'amber', overdue: 'brick' } as const

/** How a follow-up stands, and on which day it is due. What is overdue says so in words, not by its colour alone. */
export function DueBadge({ due, dueOn }: Pick<DueFollowUp, 'due' | 'dueOn'>) {
  const { say, language } = useWords()
  return (
    <time dateTime={dueOn}>
      <Badge variant="light" color={colours[due]} size="lg" tt="none" fw={600}>
        {say(`followUps.due.${due}`, { day: dayText(language, dueOn) })}
      </Badge>
    </time>
  )
}
