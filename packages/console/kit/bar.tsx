import styles from './bar.module.css'
import { shareOf } from './share.ts'

type BarProps = {
  readonly part: number
  /** What the whole length stands for. */
  readonly whole: number
}

/** A number as a length, beside the number itself: whoever listens hears it once. */
export function Bar({ part, whole }: BarProps) {
  return (
    <svg className={styles['bar']} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles['whole']} width={100} height={1} />
      <rect className={styles['part']} width={100 * shareOf(part, whole)} height={1} />
    </svg>
  )
}
