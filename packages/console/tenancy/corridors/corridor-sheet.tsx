import { Badge } from '@mantine/core'
import { Facts } from '../../kit/facts.tsx'
import { Sheet } from '../../kit/page.tsx'
import { listText } from '../../language/list.ts'
import { countryName } from '../../language/names.ts'
import { dayText, periodText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { askedTerms, type Corridor, otherParty, otherSide, sideOf } from './corridor.ts'
import { CorridorActs } from './corridor-acts.tsx'

/** One agreement: with whom, for what and until when, and what can be done about it. */
export function CorridorSheet({ corridor }: { readonly corridor: Corridor }) {
  const { say, language } = useWords()
  const { tenant } = useWho()
  const own = sideOf(corridor, tenant?.id)
  const other = otherParty(corridor, own)
  const asked = askedTerms(corridor)
  const { renewal, limits = [] } = corridor
  return (
    <Sheet
      title={say(own === 'from' ? 'corridors.outgoing' : 'corridors.incoming', {
        name: other?.name ?? say('corridors.unnamed'),
      })}
      aside={
        <Badge variant="light" color={corridor.state === 'active' ? 'river' : 'amber'} size="lg" tt="none">
          {say(`state.${corridor.state}`)}
        </Badge>
      }
    >
      <Facts
        facts={[
          other !== undefined && [say('person.country'), countryName(language, other.country)],
          other !== undefined && [say('tenants.kind'), say(`tenantKind.${other.kind}`)],
          other === undefined && [say('tenant.number'), <bdi key="id">{corridor[otherSide(own)]}</bdi>],
          [say('corridors.kinds'), listed(corridor.kinds.map((kind) => say(`kind.${kind}`)))],
          [say('corridors.purposes'), listed(corridor.purposes.map((purpose) => say(`purpose.${purpose}`)))],
          [say('corridors.highest'), say(`tier.${corridor.highestTier}`)],
          limits.length > 0 && [
            say('corridors.limits'),
            listed(limits.map(({ scope, highest }) => `${scopeText(scope)}: ${say(`highest.${highest}`)}`)),
          ],
          [say('corridors.validity'), periodText(language, corridor.validity)],
          asked?.until !== undefined && [
            say(renewal?.by === own ? 'corridors.weAsk' : 'corridors.theyAsk'),
            say('referral.until', { day: dayText(language, asked.until) }),
          ],
          asked?.areOther === true && [
            say(renewal?.by === own ? 'corridors.weAskTerms' : 'corridors.theyAskTerms'),
            termsText(asked),
          ],
          [say('corridors.basis'), say(`basis.${corridor.transferBasis}`)],
          corridor.suspendedBy !== undefined && [
            say('corridors.suspendedBy'),
            corridor.suspendedBy === own ? say('step.byUs') : (other?.name ?? say('corridors.unnamed')),
          ],
        ]}
      />
      <CorridorActs corridor={corridor} own={own} />
    </Sheet>
  )

  function listed(texts: readonly string[]): string {
    return listText(language, texts)
  }

  function termsText({ kinds, purposes, highestTier, transferBasis }: NonNullable<typeof asked>): string {
    return [
      kinds && `${say('corridors.kinds')}: ${listed(kinds.map((kind) => say(`kind.${kind}`)))}`,
      purposes &&
        `${say('corridors.purposes')}: ${listed(purposes.map((purpose) => say(`purpose.${purpose}`)))}`,
      highestTier && `${say('corridors.highest')}: ${say(`tier.${highestTier}`)}`,
      transferBasis && `${say('corridors.basis')}: ${say(`basis.${transferBasis}`)}`,
    ]
      .filter((text) => text !== undefined)
      .join('; ')
  }

  function scopeText(scope: string): string {
    return scope.length === 2 ? countryName(language, scope) : (corridor.parties.to?.name ?? scope)
  }
}
