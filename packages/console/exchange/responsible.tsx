import { Badge } from '@mantine/core'
import { useWords } from '../language/words.tsx'
import { type ReferralLine, useTenantName } from './queries.ts'

/** Which of the two organisations is responsible for the person: always exactly one. */
export function Responsible({
  referral,
}: {
  readonly referral: Pick<ReferralLine, 'owner' | 'from' | 'to'>
}) {
  const { say } = useWords()
  const nameOf = useTenantName()
  const name = nameOf(referral.owner === 'sender' ? referral.from : referral.to)
  return (
    <Badge variant="filled" color="river" size="lg" tt="none">
      {say('exchange.responsible', { name })}
    </Badge>
  )
}
