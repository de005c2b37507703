import { Link } from '@tanstack/react-router'
import { useWords } from '../language/words.tsx'
import { destinationsFor } from './destinations.ts'
import styles from './shell.module.css'
import { useWho } from './who.tsx'

export function Navigation() {
  const { say } = useWords()
  const { roles } = useWho()
  return (
    <nav className={styles['navigation']} aria-label={say('nav.label')}>
      {destinationsFor(roles).map(({ to, name }) => (
        <Link key={to} to={to} className={styles['way']} activeProps={{ 'aria-current': 'page' }}>
          {say(name)}
        </Link>
      ))}
    </nav>
  )
}
