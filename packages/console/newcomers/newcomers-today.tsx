import { Link } from '@tanstack/react-router'
import { Sheet } from '../kit/page.tsx'
import rows from '../kit/rows.module.css'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { NewcomerRow } from './newcomer-row.tsx'
import { useNewcomersToday } from './newcomers.ts'

/** The people without an account who wait to be contacted by a centre; nothing where nobody does. */
export function NewcomersToday() {
  const { say } = useWords()
  const { tenant } = useWho()
  const asked = useNewcomersToday(tenant?.kind === 'centre').data?.body.items ?? []
  const waiting = asked.filter(({ state }) => state === 'waiting')
  if (waiting.length === 0) return null
  return (
    <Sheet title={say('newcomers.title')} aside={<Link to="/newcomers">{say('newcomers.toAll')}</Link>}>
      <ul className={rows['rows']}>
        {waiting.map((line) => (
          <NewcomerRow key={line.id} line={line} />
        ))}
      </ul>
    </Sheet>
  )
}
