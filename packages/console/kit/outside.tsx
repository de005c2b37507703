import type { PropsWithChildren } from 'react'
import { LanguageChoice } from '../language/language-choice.tsx'
import { Footbridge } from '../look/footbridge.tsx'
import styles from './outside.module.css'

/** A page of which nobody has to be signed in: the name of the house, a language, and what the page is for. */
export function Outside({ main, children }: PropsWithChildren<{ readonly main: string | undefined }>) {
  return (
    <div className={styles['page']}>
      <header className={styles['top']}>
        <span className={styles['brand']}>
          <Footbridge /> Passerelle
        </span>
        <LanguageChoice />
      </header>
      <main className={main}>{children}</main>
    </div>
  )
}
