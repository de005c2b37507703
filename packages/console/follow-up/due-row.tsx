import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { nameOf } from '../casework/person.ts'
import rows from '../kit/rows.module.css'
import { sideBySide } from '../language/side-by-side.ts'
import { useWords } from '../language/words.tsx'
import { DueBadge } from './due-badge.tsx'
import type { DueFollowUp } from './follow-ups.ts'

/** Somebody who is to be asked how they fare. */
export function DueRow({ line }: { readonly line: DueFollowUp }) {
  const { say, language } = useWords()
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Link
          to="/cases/$participantId"
          params={{ participantId: line.participantId }}
          className={rows['name']}
        >
          <bdi>{nameOf(line.names)}</bdi>
        </Link>
        <Text size="sm" c="dimmed">
          {sideBySide(language, [
            line.month === undefined ? say('followUps.besides') : say(`followUps.month.${line.month}`),
            line.attempts > 0 && say('followUps.tries', { count: line.attempts }),
          ])}
        </Text>
      </div>
      <DueBadge due={line.due} dueOn={line.dueOn} />
    </li>
  )
}
