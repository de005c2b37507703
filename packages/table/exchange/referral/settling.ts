import type { Participant, Reach } from '@passerelle/domain/casework'
import { allowedCommands, isTerminal } from '@passerelle/domain/exchange'
import { type ParticipantId, type ReferralId, refuse } from '@passerelle/domain/kernel'
import { caseKey, changing, readHead } from '../../casework/index.ts'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import { rowAt } from '../../engine/row.ts'
import { alsoJournal, type JournalEntry } from '../../session/journal.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import { type Candidate, candidateKeys, readCandidate } from './case-file.ts'
import { stepEntry, stepWrites } from './commit-referral.ts'
import type { FoundReferral } from './find-referral.ts'
import { readReferral } from './referral-rows.ts'
import type { Step } from './referral-step.ts'

/** A case that is about to end, and those of its referrals that this organisation can still take back. */
export type Settling = { readonly candidate: Candidate; readonly out: readonly ReferralId[] }

/**
 * Reads the case, and which of the referrals that it sent are out. Two calls.
 *
 * @throws {Refused} `not_found`, `not_possible` where another organisation works with the person already
 */
export async function findSettling(
  { store, tenant, keyring }: TenantTable,
  reach: Reach,
  participantId: ParticipantId,
): Promise<Settling> {
  const [items, people] = await Promise.all([
    store.getAll(candidateKeys(tenant, participantId, tenant)),
    keyring.people([participantId]),
  ])
  readHead(rowAt(items, caseKey(tenant, participantId)), reach)
  const candidate = readCandidate(tenant, participantId, tenant, items, people.get(participantId))
  if (candidate === undefined) return refuse({ code: 'not_found' })
  const sent = candidate.referrals.addresses.filter(({ from }) => from === tenant)
  const rows = await store.getAll(sent.map(exchangeKeys.referral))
  const live = rows.map(readReferral).filter(({ state }) => !isTerminal(state))
  const isOut = ({ state, kind }: (typeof live)[number]) =>
    allowedCommands(state, kind, 'sender').includes('withdraw')
  if (!live.every(isOut)) refuse({ code: 'not_possible', what: 'referral_under_way' })
  return { candidate, out: live.map(({ id }) => id) }
}

/** Writes the case and the end of what was out as one transaction, each with a line in the journal. */
export async function commitSettled(
  table: TenantTable,
  { candidate }: Settling,
  {
    entry,
    participant,
    steps,
  }: {
    readonly entry: JournalEntry
    readonly participant: Participant
    readonly steps: readonly { readonly found: FoundReferral; readonly step: Step }[]
  },
): Promise<void> {
  const stepped = steps.map(async ({ found, step }) => [
    ...(await stepWrites(table, found, step)),
    alsoJournal(table, stepEntry(found, step)),
  ])
  await table.unitOfWork.commit({
    status: 200,
    entry,
    writes: [
      ...(await changing(table, candidate.participant, participant)),
      ...(await Promise.all(stepped)).flat(),
    ],
  })
}
