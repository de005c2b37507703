import { Code } from '@mantine/core'
import { numberText } from '../language/numbers.ts'
import type { useWords } from '../language/words.tsx'
import type { Report } from './figures.ts'
import styles from './table.module.css'

/** By which rules figures were counted, and the hash by which anybody knows them again. */
export function hashedFacts(
  { say, language }: ReturnType<typeof useWords>,
  { edition, hash }: Pick<Report, 'edition' | 'hash'>,
) {
  return [
    [say('figures.edition'), numberText(language, edition)],
    [
      say('figures.hash'),
      <Code key="hash" dir="ltr" className={styles['hash'] ?? ''}>
        {hash}
      </Code>,
    ],
  ] as const
}
