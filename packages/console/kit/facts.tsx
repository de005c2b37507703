import type { ReactNode } from 'react'
import styles from './facts.module.css'

/** Names and values below each other; a fact that is false is not there. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode] | false)[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map(
        (fact, place) =>
          fact !== false && (
            // Two facts may have the same name, as two telephones have; their order never changes.
            <div key={place} className={styles['fact']}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
