import { Text } from '@mantine/core'
import { Notice } from '../kit/notice.tsx'
import { useWords } from '../language/words.tsx'
import { useShelf } from './use-shelf.ts'
import { visitAddress } from './visit-outside.tsx'

/** Says that a roster lies on this device, and leads to it; nothing where there is none. */
export function OnDevice() {
  const { say } = useWords()
  const shelved = useShelf()
  if (shelved === undefined || shelved === 'nothing') return null
  return (
    <Notice title={say('visit.onDevice')}>
      <Text>{say('visit.unsent', { count: shelved.unsent })}</Text>
      <div>
        <a href={visitAddress}>{say('visit.openIt')}</a>
      </div>
    </Notice>
  )
}
