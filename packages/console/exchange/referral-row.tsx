import { Badge, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import styles from '../kit/rows.module.css'
import { useWords } from '../language/words.tsx'
import { PersonName } from './person-name.tsx'
import { type ReferralLine, useOtherName } from './queries.ts'
import { StateBadge } from './state-badge.tsx'

/** One referral in a list: about whom, with which organisation, how it stands, and until when. */
export function ReferralRow({
  line,
  title,
  children,
}: {
  readonly line: Pick<
    ReferralLine,
    'id' | 'pseudonym' | 'from' | 'to' | 'side' | 'state' | 'kind' | 'urgency' | 'owner'
  >
  readonly title?: string
  readonly children?: ReactNode
}) {
  const { say } = useWords()
  const otherName = useOtherName()
  return (
    <li className={styles['row']}>
      <div className={styles['who']}>
        <Link to="/referrals/$referralId" params={{ referralId: line.id }} className={styles['name']}>
          <PersonName referralId={line.id} pseudonym={line.pseudonym} />
        </Link>
        <Text size="sm" c="dimmed">
          {say(line.side === 'sender' ? 'exchange.sentTo' : 'exchange.cameFrom', { name: otherName(line) })}
          {' · '}
          {say(`kind.${line.kind}`)}
        </Text>
        {title !== undefined && <Text>{title}</Text>}
      </div>
      <div className={styles['marks']}>
        {line.urgency !== undefined && line.urgency !== 'routine' && (
          <Badge variant="outline" color="brick" size="lg" tt="none">
            {say(`urgency.${line.urgency}`)}
          </Badge>
        )}
        <StateBadge state={line.state} />
        {children}
      </div>
    </li>
  )
}
