import { Button, Text } from '@mantine/core'
import type { ResourceOf } from '@passerelle/client'
import { useEffect } from 'react'
import { Notice } from '../kit/notice.tsx'
import { Page } from '../kit/page.tsx'
import print from '../kit/print.module.css'
import { useWords } from '../language/words.tsx'
import { useSession } from '../session/session-context.tsx'
import { linkAddress } from './link.ts'
import { LinkCard } from './link-card.tsx'
import { nameOf } from './person.ts'
import type { Participant } from './queries.ts'

/**
 * A link that was made just now: shown this once, large, to print or to write down. It stands in no address, no storage
 * and no cache; to leave the page, or to let it be covered, is the end of it.
 */
export function MadeLink({
  participant,
  link: { code, pin, endsAt },
  onDone,
}: {
  readonly participant: Participant
  readonly link: ResourceOf<'makeLink'>
  readonly onDone: () => void
}) {
  const { say } = useWords()
  const { state } = useSession()
  const isCovered = state.kind !== 'in'
  useEffect(() => {
    if (isCovered) onDone()
  }, [isCovered, onDone])
  const isTold = code !== undefined && pin !== undefined
  return (
    <>
      <div className={print['screenOnly']}>
        <Page
          title={say('link.titleOf', { name: nameOf(participant.names) })}
          narrow
          actions={
            <>
              {isTold && <Button onClick={() => window.print()}>{say('link.print')}</Button>}
              <Button variant="default" onClick={onDone}>
                {say('link.done')}
              </Button>
            </>
          }
        >
          <Notice tone="waiting" title={say(isTold ? 'link.made' : 'link.untold')}>
            <Text>{say(isTold ? 'link.once' : 'link.untoldText')}</Text>
            {isTold && <Text>{say('link.apart')}</Text>}
          </Notice>
        </Page>
      </div>
      {isTold && (
        <LinkCard
          participant={participant}
          address={linkAddress(location.origin, code)}
          pin={pin}
          endsAt={endsAt}
        />
      )}
    </>
  )
}
