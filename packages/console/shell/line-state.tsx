import { useNetwork } from '@mantine/hooks'
import { Notice } from '../kit/notice.tsx'
import { useWords } from '../language/words.tsx'

/** Says so while the machine has no line. What is shown stays, and what is typed too. */
export function LineState() {
  const { say } = useWords()
  const { online } = useNetwork()
  return online ? null : (
    <Notice tone="waiting" title={say('trouble.offline')}>
      {say('trouble.noLine')}
    </Notice>
  )
}
