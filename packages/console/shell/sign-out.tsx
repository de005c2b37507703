import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useOpening } from '../kit/use-opening.ts'
import { useWords } from '../language/words.tsx'
import { useSession } from '../session/session-context.tsx'
import { clearShelf } from '../visits/shelf.ts'
import { useShelf } from '../visits/use-shelf.ts'
import styles from './shell.module.css'

/**
 * Signs out, and takes a roster that lies on this device away with it. Where entries of it were not sent, it says first
 * that they are lost.
 */
export function SignOut() {
  const { say } = useWords()
  const { session } = useSession()
  const shelved = useShelf()
  const { isOpen, setOpen, opened, opener } = useOpening<HTMLDivElement>()
  const lies = shelved !== undefined && shelved !== 'nothing'
  const unsent = lies ? shelved.unsent : 0
  const leave = async () => {
    try {
      if (lies) await clearShelf()
    } finally {
      await session.leave()
    }
  }
  if (!isOpen || unsent === 0) {
    return (
      <Button ref={opener} variant="default" onClick={() => (unsent > 0 ? setOpen(true) : void leave())}>
        {say('shell.signOut')}
      </Button>
    )
  }
  return (
    <div
      ref={opened}
      tabIndex={-1}
      role="alertdialog"
      aria-label={say('shell.signOut')}
      className={styles['leaving']}
      onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}
    >
      <Text>{say('visit.signOutLoses', { count: unsent })}</Text>
      <div className={styles['tools']}>
        <Button variant="default" onClick={() => setOpen(false)}>
          {say('action.cancel')}
        </Button>
        <Link to="/visit" onClick={() => setOpen(false)}>
          {say('visit.openIt')}
        </Link>
        <Button color="brick" onClick={() => void leave()}>
          {say('visit.signOutNow')}
        </Button>
      </div>
    </div>
  )
}
