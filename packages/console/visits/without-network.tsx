import { Button, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Notice } from '../kit/notice.tsx'
import { useWords } from '../language/words.tsx'
import { VisitOutside } from './visit-outside.tsx'

/** The console where the platform cannot be reached: what was taken along, and the way back once there is a line. */
export function WithoutNetwork({ reach }: { readonly reach: () => Promise<void> }) {
  const { say } = useWords()
  const [isPending, setPending] = useState(false)
  const tryAgain = () => {
    setPending(true)
    // What is said here stays true as long as it does not succeed.
    reach().catch(() => setPending(false))
  }
  useEffect(() => {
    addEventListener('online', tryAgain)
    return () => removeEventListener('online', tryAgain)
  })
  return (
    <VisitOutside>
      <Notice tone="waiting" title={say('trouble.offline')}>
        <Text>{say('visit.offlineText')}</Text>
        <div>
          <Button variant="default" loading={isPending} onClick={tryAgain}>
            {say('action.tryAgain')}
          </Button>
        </div>
      </Notice>
    </VisitOutside>
  )
}
