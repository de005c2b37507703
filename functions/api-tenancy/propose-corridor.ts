import { type Corridor, type ProposeCorridor, propose } from '@passerelle/domain/tenancy'
import { againWhileContended } from '@passerelle/table'
import type { OwnDesk } from './desk.ts'
import { signatory } from './signatory.ts'

/**
 * Proposes an agreement, signed by the proposer; it binds once the other party has signed it too. Agreements of one sender
 * share their limits, so two that are proposed at once are written one after the other.
 */
export async function proposeCorridor(desk: OwnDesk, terms: ProposeCorridor): Promise<Corridor> {
  const corridor = propose(desk.ids.next<'corridor'>(), terms, await signatory(desk))
  await againWhileContended(() =>
    desk.corridors.propose(corridor, {
      action: 'proposeCorridor',
      aggregate: 'Corridor',
      aggregateId: corridor.id,
      version: corridor.version,
      fields: Object.keys(terms),
      purpose: 'administration',
    }),
  )
  return corridor
}
