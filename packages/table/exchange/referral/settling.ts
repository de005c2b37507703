import type { Participant, Reach } from '@passerelle/domain/casework'
import { isTerminal } from '@passerelle/domain/exchange'
import { type ParticipantId, type ReferralId, refuse } from '@passerelle/domain/kernel'
import {
  type CaseReferrals,
  caseKey,
  changing,
  readCaseReferrals,
  readHead,
  readParticipant,
  requireReferrals,
} from '../../casework/index.ts'
import { caseKeys } from '../../engine/keys/casework.ts'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import { rowAt } from '../../engine/row.ts'
import { alsoJournal, type JournalEntry } from '../../session/journal.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import { stepEntry, stepWrites } from './commit-referral.ts'
import type { FoundReferral } from './find-referral.ts'
import { readReferral } from './referral-rows.ts'
import type { Step } from './referral-step.ts'

/** A case that is about to end, with what is under way for it: sent by this organisation, or received. */
export type Settling = {
  readonly participant: Participant
  readonly referrals: CaseReferrals
  readonly underWay: readonly ReferralId[]
}

/** A transaction takes a hundred writes; the case, the journal and the repetition need some of them. */
const room = 88

/** Reads the case, and which of its referrals are under way. Two calls. @throws {Refused} `not_found` */
export async function findSettling(
  { store, tenant, keyring }: TenantTable,
  reach: Reach,
  participantId: ParticipantId,
): Promise<Settling> {
  const places = {
    whole: caseKey(tenant, participantId),
    referrals: caseKeys.part(tenant, participantId, 'REFERRALS'),
  }
  const [items, people] = await Promise.all([
    store.getAll(Object.values(places)),
    keyring.people([participantId]),
  ])
  const [whole, person] = [rowAt(items, places.whole), people.get(participantId)]
  readHead(whole, reach)
  if (whole === undefined || person === undefined) return refuse({ code: 'not_found' })
  const referrals = readCaseReferrals(rowAt(items, places.referrals))
  const rows = await store.getAll(referrals.addresses.map(exchangeKeys.referral))
  const live = rows.map(readReferral).filter(({ state }) => !isTerminal(state))
  return {
    participant: readParticipant(tenant, whole, person),
    referrals,
    underWay: live.map(({ id }) => id),
  }
}

/**
 * Writes the case and the end of what was under way as one transaction, each with a line in the journal, while nothing
 * else was begun for it.
 *
 * @throws {Refused} `stale_version`; `limit_reached` where more is under way than one transaction takes
 */
export async function commitSettled(
  table: TenantTable,
  { participant: before, referrals }: Settling,
  now: Participant,
  entry: JournalEntry,
  steps: readonly { readonly found: FoundReferral; readonly step: Step }[],
): Promise<void> {
  const stepped = await Promise.all(
    steps.map(async ({ found, step }) => [
      ...(await stepWrites(table, found, step)),
      alsoJournal(table, stepEntry(found, step)),
    ]),
  )
  const settled = stepped.flat()
  if (settled.length > room) {
    refuse({ code: 'limit_reached', what: 'referrals_under_way', limit: steps.length - 1 })
  }
  await table.unitOfWork.commit({
    status: 200,
    entry,
    writes: [
      ...(await changing(table, before, now)),
      requireReferrals(table.tenant, now.id, referrals),
      ...settled,
    ],
  })
}
