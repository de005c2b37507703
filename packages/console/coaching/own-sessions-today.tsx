import { Sheet } from '../kit/page.tsx'
import rows from '../kit/rows.module.css'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { SessionRow } from './session-row.tsx'
import { useSessionsToday } from './sessions.ts'

/** The sessions that one holds today; nothing where there are none. */
export function OwnSessionsToday() {
  const { say } = useWords()
  const { memberId } = useWho()
  const items = useSessionsToday(memberId).data?.body.items ?? []
  if (items.length === 0) return null
  return (
    <Sheet title={say('today.sessions')}>
      <ul className={rows['rows']}>
        {items.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Sheet>
  )
}
