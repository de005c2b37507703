import type { Participant } from '@passerelle/domain/casework'
import {
  isTerminal,
  type Owner,
  type Reassigned,
  type Reassignment,
  reassign,
} from '@passerelle/domain/exchange'
import { type ReferralId, refuse } from '@passerelle/domain/kernel'
import { type CaseReferrals, readCaseReferrals, requireReferrals } from '../../casework/index.ts'
import { caseKeys } from '../../engine/keys/casework.ts'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import type { ReferralAddress } from '../../engine/keys/key.ts'
import type { Item } from '../../engine/row.ts'
import { add, at, contended, set, type Write } from '../../engine/write.ts'
import { alsoJournal, type JournalEntry } from '../../session/journal.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import { requireExchanger } from '../../tenancy/index.ts'
import { movedAgenda } from '../conversation/appointments.ts'
import { watchWrites } from '../watch/watch-rows.ts'
import { eventRow, readReferral, referralRow, sealedRequestIn } from './referral-rows.ts'

/** A transaction takes a hundred writes; the case, its plan and the journal need a few of them. */
const room = 88

type Moved = { readonly isUnderWay: boolean; readonly writes: readonly Write[] }

/**
 * All that has to be written so that the referrals of a case follow it to other people, on this organisation's side:
 * to be written with the case itself, so that no moment lies between. Referrals that are over follow as well, because
 * whoever works with a person now reads what was; where they are too many for one transaction they go first.
 *
 * @param besides a referral that the caller writes itself
 * @throws {Refused} `limit_reached` where more are under way than one transaction takes
 */
export async function followingCase(
  table: TenantTable,
  before: Participant,
  now: Participant,
  besides?: ReferralId,
): Promise<readonly Write[]> {
  const { store, tenant } = table
  const key = caseKeys.part(tenant, before.id, 'REFERRALS')
  const entered = readCaseReferrals(await store.get(key))
  const others = entered.addresses.filter(({ id }) => id !== besides)
  const rows = await store.getAll(others.map(exchangeKeys.referral))
  const moved = await Promise.all(rows.map((row) => movedWrites(table, row, { before, now })))
  const changed = moved.flatMap((one) => one ?? [])
  const underWay = changed.filter(({ isUnderWay }) => isUnderWay).flatMap(({ writes }) => writes)
  if (underWay.length > room) {
    refuse({ code: 'limit_reached', what: 'referrals_under_way', limit: Math.floor(room / writesOfOne) })
  }
  const over = changed.filter(({ isUnderWay }) => !isUnderWay).map(({ writes }) => writes)
  const last = await ahead(table, over, room - underWay.length)
  return [...underWay, ...last, ...standing(table, entered, before, now, underWay.length > 0)]
}

/** The most that a referral under way takes: itself, its event, three lists, the journal. */
const writesOfOne = 6

/** What has to hold still: the case has no other referrals by now, and its coach may work with those it has. */
function standing(
  { tenant }: TenantTable,
  entered: CaseReferrals,
  before: Participant,
  now: Participant,
  isAnyUnderWay: boolean,
): readonly Write[] {
  const isNew = now.coachId !== before.coachId
  return [
    requireReferrals(tenant, now.id, entered),
    ...(isAnyUnderWay && isNew ? [requireExchanger(tenant, now.coachId, ['body', 'coachId'])] : []),
  ]
}

/** Writes what does not fit, a transaction at a time, and gives the rest. */
async function ahead(
  { store }: TenantTable,
  over: readonly (readonly Write[])[],
  left: number,
): Promise<readonly Write[]> {
  let batch: Write[] = []
  const batches: Write[][] = []
  for (const writes of over) {
    if (batch.length + writes.length > room) {
      batches.push(batch)
      batch = []
    }
    batch.push(...writes)
  }
  if (batch.length > left) {
    batches.push(batch)
    batch = []
  }
  for (const each of batches) await store.transact(each)
  return batch
}

async function movedWrites(table: TenantTable, row: Item, change: Reassignment): Promise<Moved | undefined> {
  const { tenant, scope, clock } = table
  const before = readReferral(row)
  const side: Owner = before.from === tenant ? 'sender' : 'receiver'
  const by = { memberId: scope.member, at: clock.now().toISOString() }
  const moved = reassign(before, side, change, by)
  if (moved === undefined) return undefined
  return {
    isUnderWay: !isTerminal(before.state),
    writes: [...reassigned(table, row, moved), ...(await movedAgenda(table, moved.referral))],
  }
}

function reassigned(table: TenantTable, row: Item, { referral, event }: Reassigned): readonly Write[] {
  const before = readReferral(row)
  const { from, to, id } = referral
  const place: ReferralAddress = { from, to, id }
  return [
    {
      ...set(referralRow(referral, sealedRequestIn(row))),
      when: at(before.version, { state: before.state }),
      // The version that the caller named is that of the case.
      otherwise: contended,
    },
    add(eventRow(place, event, undefined)),
    ...watchWrites(before, referral),
    alsoJournal(table, entryOf(referral.id, referral.version, event.side)),
  ]
}

function entryOf(id: ReferralId, version: number, side: string): JournalEntry {
  return {
    effect: 'reassignReferral',
    aggregate: 'Referral',
    aggregateId: id,
    version,
    fields: [side],
    purpose: 'handover',
  }
}
