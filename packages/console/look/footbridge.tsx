import styles from './footbridge.module.css'

/** The one motif: a footbridge, from one bank to the other. It says nothing that the words beside it do not say. */
export function Footbridge({ size = 'small' }: { readonly size?: 'small' | 'wide' }) {
  return size === 'small' ? (
    <svg className={styles['small']} viewBox="0 0 32 24" aria-hidden="true">
      <path className={styles['deck']} d="M2 15 Q16 1 30 15" />
      <path className={styles['rail']} d="M8.5 10.4v5.4M16 8v7M23.5 10.4v5.4" />
      <path className={styles['water']} d="M2 20.5q3.5-2.4 7 0t7 0 7 0 7 0" />
    </svg>
  ) : (
    <svg
      className={styles['wide']}
      viewBox="0 0 480 120"
      aria-hidden="true"
      preserveAspectRatio="xMidYMax meet"
    >
      <path className={styles['bank']} d="M0 78 Q40 66 88 80 L88 120 L0 120 Z" />
      <path className={styles['bank']} d="M480 78 Q440 66 392 80 L392 120 L480 120 Z" />
      <path className={styles['water']} d="M88 104q25-9 51 0t51 0 51 0 51 0 51 0 49 0" />
      <path className={styles['water']} d="M100 114q25-7 51 0t51 0 51 0 51 0 51 0" />
      <path className={styles['deck']} d="M60 76 Q240 8 420 76" />
      <path
        className={styles['rail']}
        d="M110 61v-15M153 49v-15M196 43v-15M240 41v-15M284 43v-15M327 49v-15M370 61v-15"
      />
      <path className={styles['rail']} d="M82 56 Q240 -4 398 56" />
    </svg>
  )
}
