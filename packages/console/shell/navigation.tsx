import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useWords } from '../language/words.tsx'
import { destinationsFor } from './destinations.ts'
import styles from './shell.module.css'
import { useWho } from './who.tsx'

export function Navigation() {
  const { say } = useWords()
  const { roles } = useWho()
  const ways = useRef<HTMLElement>(null)
  // Drawn anew with each address. Where the ways stand in one line, the one that was taken is then in sight.
  useLocation()
  useEffect(() => {
    ways.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  })
  return (
    <nav ref={ways} className={styles['navigation']} aria-label={say('nav.label')}>
      {destinationsFor(roles).map(({ to, name }) => (
        <Link key={to} to={to} className={styles['way']} activeProps={{ 'aria-current': 'page' }}>
          {say(name)}
        </Link>
      ))}
    </nav>
  )
}
