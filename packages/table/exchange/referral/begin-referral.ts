import type { Decision } from '@passerelle/domain/exchange'
import { enterReferral, requireSameCaseworkers } from '../../casework/index.ts'
import { add, type Write } from '../../engine/write.ts'
import type { JournalEntry } from '../../session/journal.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import { requireCorridor } from '../../tenancy/index.ts'
import { watchWrites } from '../watch/watch-rows.ts'
import type { Candidate } from './case-file.ts'
import { addressWrite, type Whereabouts } from './referral-addresses.ts'
import { clockWrite, countriesOf, eventRow, referralRow, sealRequest, threadSlot } from './referral-rows.ts'

/** A new referral, ready to be written: alone, or with the step of the record that it follows upon. */
export type Beginning = {
  readonly place: Whereabouts
  readonly entry: JournalEntry
  readonly writes: readonly Write[]
}

/** All that a new referral writes: its own rows, its place in the case, and what must still hold of case and corridor. */
export async function beginReferral(
  { tenant, keyring }: TenantTable,
  { head, person, referrals: before, corridor }: Candidate,
  { referral, event }: Decision,
  besides: readonly Write[] = [],
): Promise<Beginning> {
  const { id, from, to } = referral
  const place = { id, from, to, participantId: head.id }
  const thread = await keyring.referrals.hold(place, [threadSlot])
  return {
    place,
    entry: {
      effect: 'createReferral',
      aggregate: 'Referral',
      aggregateId: id,
      version: referral.version,
      fields: Object.keys(referral),
      purpose: 'handover',
    },
    writes: [
      add(referralRow(referral, sealRequest(referral, person))),
      ...(corridor ? [requireCorridor(corridor)] : []),
      ...besides,
      // Whoever answers for the referral is who works with the case in the moment in which it is written.
      requireSameCaseworkers(tenant, head),
      enterReferral(tenant, head.id, before, place),
      addressWrite(tenant, place),
      add(eventRow(place, event, undefined)),
      clockWrite(referral, countriesOf({ corridor, referral })),
      ...watchWrites(undefined, referral),
      ...thread.writes,
    ],
  }
}
