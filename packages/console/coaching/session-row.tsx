import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import rows from '../kit/rows.module.css'
import { capital } from '../language/capital.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useColleagues } from '../tenancy/colleagues.ts'
import { SessionState } from './session-state.tsx'
import type { Session } from './sessions.ts'

/** A session in a list: what it is, when, who holds it, and how many come. */
export function SessionRow({ session }: { readonly session: Session }) {
  const { say, language } = useWords()
  const { nameOf } = useColleagues()
  const kind = say(`session.kind.${session.kind}`)
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Link to="/sessions/$sessionId" params={{ sessionId: session.id }} className={rows['name']}>
          <bdi>{session.title ?? capital(language, kind)}</bdi>
        </Link>
        <Text size="sm" c="dimmed">
          {sideBySide(language, [
            momentText(language, session.startsAt, session.timeZone),
            session.title !== undefined && kind,
            nameOf(session.instructorId),
            session.room,
            say('session.places', { taken: session.taken, capacity: session.capacity }),
            session.waiting > 0 && say('session.waitingCount', { count: session.waiting }),
            session.holiday !== undefined && say('session.holiday'),
          ])}
        </Text>
      </div>
      <SessionState state={session.state} />
    </li>
  )
}
