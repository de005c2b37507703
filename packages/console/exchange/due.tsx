import { Badge } from '@mantine/core'
import { distanceText, momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'

/** Until when something waits, on the reader's own clock. What is overdue says so in words, not by its colour alone. */
export function Due({
  at,
  isOverdue = Date.parse(at) < Date.now(),
}: {
  readonly at: string
  readonly isOverdue?: boolean
}) {
  const { say, language } = useWords()
  const distance = distanceText(language, at, Date.now())
  return (
    <time dateTime={at} title={momentText(language, at)}>
      <Badge variant="light" color={isOverdue ? 'brick' : 'amber'} size="lg" tt="none" fw={600}>
        {say(isOverdue ? 'due.overdue' : 'due.ahead', { distance })}
      </Badge>
    </time>
  )
}
