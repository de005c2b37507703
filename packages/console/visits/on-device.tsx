import { Button, Text } from '@mantine/core'
import { Notice } from '../kit/notice.tsx'
import { useWords } from '../language/words.tsx'
import { useShelf } from './use-shelf.ts'
import { visitAddress } from './visit-outside.tsx'

/**
 * Says that a roster lies on this device, and leads to it; nothing where there is none.
 *
 * @param onOpen where one is at its address already
 */
export function OnDevice({ onOpen }: { readonly onOpen?: (() => void) | undefined }) {
  const { say } = useWords()
  const shelved = useShelf()
  if (shelved === undefined || shelved === 'nothing') return null
  return (
    <Notice title={say('visit.onDevice')}>
      <Text>{say('visit.unsent', { count: shelved.unsent })}</Text>
      <div>
        {onOpen === undefined ? (
          <a href={visitAddress}>{say('visit.openIt')}</a>
        ) : (
          <Button variant="default" onClick={onOpen}>
            {say('visit.openIt')}
          </Button>
        )}
      </div>
    </Notice>
  )
}
