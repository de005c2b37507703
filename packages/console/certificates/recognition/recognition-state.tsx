import { Badge } from '@mantine/core'
import { useWords } from '../../language/words.tsx'
import type { Recognition } from './recognitions.ts'

const colours = { open: 'river', recognised: 'teal', gaps: 'orange', ended: 'gray' } as const

export function RecognitionState({ state }: Pick<Recognition, 'state'>) {
  const { say } = useWords()
  return (
    <Badge variant="light" color={colours[state]} size="lg" tt="none">
      {say(`recognition.state.${state}`)}
    </Badge>
  )
}
