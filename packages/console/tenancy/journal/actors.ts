import { useRead } from '../../api/use-read.ts'
import type { Choice } from '../../kit/choices.tsx'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { type Line, otherActor } from './journal.ts'

/** The people and systems whom the journal names by their numbers. An admin also knows people who have left. */
export function useActors(): {
  readonly choices: readonly Choice[]
  readonly actorOf: (line: Pick<Line, 'member' | 'action'>) => string
} {
  const { say } = useWords()
  const { has } = useWho()
  const query = { limit: 100 }
  const members = useRead('listMembers', [{ query }], { enabled: has('admin') })
  const colleagues = useRead('listColleagues', [{ query }], { enabled: !has('admin') })
  const systems = useRead('listServiceAccounts', [{ query }], { enabled: has('admin', 'auditor') })
  const people = members.data?.body.items ?? colleagues.data?.body.items ?? []
  const known = [...people, ...(systems.data?.body.items ?? [])]
  return {
    choices: [
      ...known.map(({ id, name }) => ({ value: id, label: name })),
      { value: 'system', label: say('actor.system') },
    ],
    actorOf: (line) => {
      const named = known.find(({ id }) => id === line.member)?.name
      const other = otherActor(line)
      // Somebody who has left, for an auditor; or one beyond the first hundred.
      return named ?? (other ? say(other) : `${say('actor.unlisted')} ${line.member}`)
    },
  }
}
