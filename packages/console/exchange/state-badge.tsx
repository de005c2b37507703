import { Badge } from '@mantine/core'
import { useWords } from '../language/words.tsx'
import type { ReferralLine } from './queries.ts'

const waits = new Set<ReferralLine['state']>(['awaiting_consent', 'offered', 'needs_info', 'waitlisted'])
const goesOn = new Set<ReferralLine['state']>(['accepted', 'departed', 'active', 'completed'])

/** How a referral stands, in words; the colour says whether it waits or goes on. */
export function StateBadge({ state }: { readonly state: ReferralLine['state'] }) {
  const { say } = useWords()
  const color = waits.has(state)
    ? 'amber'
    : goesOn.has(state)
      ? 'river'
      : state === 'no_contact'
        ? 'brick'
        : 'gray'
  return (
    <Badge variant="light" color={color} size="lg" tt="none">
      {say(`state.${state}`)}
    </Badge>
  )
}
