import { Outlet } from '@tanstack/react-router'
import { useWords } from '../language/words.tsx'
import { Banner } from './banner.tsx'
import { LineState } from './line-state.tsx'
import { Navigation } from './navigation.tsx'
import styles from './shell.module.css'
import { WhoProvider } from './who.tsx'

/** The frame around every screen: who one is, where one can go, and the screen itself. */
export function Shell() {
  const { say } = useWords()
  return (
    <WhoProvider>
      <div className={styles['shell']}>
        <button type="button" className={styles['skip']} onClick={toScreen}>
          {say('shell.skip')}
        </button>
        <Banner />
        <div className={styles['body']}>
          <Navigation />
          <main id="screen" tabIndex={-1} className={styles['screen']}>
            <LineState />
            <Outlet />
          </main>
        </div>
      </div>
    </WhoProvider>
  )
}

/** What stands behind the `#` is the screen's own address, so the way to its content is the focus. */
function toScreen(): void {
  document.getElementById('screen')?.focus()
}
