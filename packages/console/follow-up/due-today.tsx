import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Sheet } from '../kit/page.tsx'
import rows from '../kit/rows.module.css'
import { useWords } from '../language/words.tsx'
import { DueRow } from './due-row.tsx'
import { useDueToday } from './follow-ups.ts'

/** The people of one's own cases who are to be asked today, or should have been; nothing where there are none. */
export function FollowUpsDueToday() {
  const { say } = useWords()
  const body = useDueToday().data?.body
  if (body === undefined || body.items.length === 0) return null
  return (
    <Sheet
      title={say('today.followUps')}
      aside={body.next === undefined ? <Text c="dimmed">{body.items.length}</Text> : <All />}
    >
      <ul className={rows['rows']}>
        {body.items.map((line) => (
          <DueRow key={line.followUpId} line={line} />
        ))}
      </ul>
    </Sheet>
  )
}

function All() {
  const { say } = useWords()
  return <Link to="/follow-ups">{say('followUps.all')}</Link>
}
