import { Badge } from '@mantine/core'
import { useWords } from '../language/words.tsx'
import type { Session } from './sessions.ts'

const colours = { planned: 'amber', held: 'river', cancelled: 'gray' } as const

export function SessionState({ state }: Pick<Session, 'state'>) {
  const { say } = useWords()
  return (
    <Badge variant="light" color={colours[state]} size="lg" tt="none">
      {say(`session.state.${state}`)}
    </Badge>
  )
}
