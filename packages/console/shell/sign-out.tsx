import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '../language/words.tsx'
import { useSession } from '../session/session-context.tsx'
import { clearShelf } from '../visits/shelf.ts'
import { useShelf } from '../visits/use-shelf.ts'
import styles from './shell.module.css'

/**
 * Signs out, and takes a roster that lies on this device along into nothing. Where entries of it were not sent, it says
 * first that they are lost.
 */
export function SignOut() {
  const { say } = useWords()
  const { session } = useSession()
  const shelved = useShelf()
  const [isAsked, setAsked] = useState(false)
  const lies = shelved !== undefined && shelved !== 'nothing'
  const unsent = lies ? shelved.unsent : 0
  const leave = async () => {
    try {
      if (lies) await clearShelf()
    } finally {
      await session.leave()
    }
  }
  if (!isAsked || unsent === 0) {
    return (
      <Button variant="default" onClick={() => (unsent > 0 ? setAsked(true) : void leave())}>
        {say('shell.signOut')}
      </Button>
    )
  }
  return (
    <div role="alertdialog" aria-label={say('shell.signOut')} className={styles['leaving']}>
      <Text>{say('visit.signOutLoses', { count: unsent })}</Text>
      <div className={styles['tools']}>
        <Button variant="default" onClick={() => setAsked(false)}>
          {say('action.cancel')}
        </Button>
        <Link to="/visit" onClick={() => setAsked(false)}>
          {say('visit.openIt')}
        </Link>
        <Button color="brick" onClick={() => void leave()}>
          {say('visit.signOutNow')}
        </Button>
      </div>
    </div>
  )
}
