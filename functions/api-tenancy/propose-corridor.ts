import { type Corridor, type ProposeCorridor, propose } from '@passerelle/domain/tenancy'
import { retryWhileContended } from '@passerelle/table'
import type { TenantContext } from './context.ts'
import { signatory } from './signatory.ts'

/**
 * Proposes an agreement, signed by the proposer; it binds once the other party has signed it too. Agreements of one sender
 * share their limits, so two that are proposed at once are written one after the other.
 */
export async function proposeCorridor(context: TenantContext, terms: ProposeCorridor): Promise<Corridor> {
  const [signing, addressee] = await Promise.all([
    signatory(context),
    context.directory.address(terms.counterpart),
  ])
  const corridor = propose(context.ids.next<'corridor'>(), terms, signing, addressee)
  await retryWhileContended(() =>
    context.corridors.propose(corridor, {
      aggregate: 'Corridor',
      aggregateId: corridor.id,
      version: corridor.version,
      fields: Object.keys(terms),
      purpose: 'administration',
    }),
  )
  return corridor
}
