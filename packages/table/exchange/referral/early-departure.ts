import type { Plan, Reach } from '@passerelle/domain/casework'
import { allowedCommands } from '@passerelle/domain/exchange'
import { type ParticipantId, type ReferralId, refuse, type TenantId } from '@passerelle/domain/kernel'
import { caseKey, changing, partRow, readHead } from '../../casework/index.ts'
import { openEntity } from '../../engine/entity.ts'
import { caseKeys } from '../../engine/keys/casework.ts'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import { isSameKey } from '../../engine/keys/key.ts'
import { rowAt } from '../../engine/row.ts'
import { replace, type Write } from '../../engine/write.ts'
import { alsoJournal, type JournalEntry } from '../../session/journal.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import type { Beginning } from './begin-referral.ts'
import { type Candidate, candidateKeys, readCandidate } from './case-file.ts'
import { stepEntry, stepWrites } from './commit-referral.ts'
import type { FoundReferral } from './find-referral.ts'
import { readReferral } from './referral-rows.ts'
import type { Step } from './referral-step.ts'

/** A case whose departure is brought forward: what moves with it. */
export type Departing = {
  readonly candidate: Candidate
  readonly plan: Plan | undefined
  /** The referrals that this organisation sent and for which the person has not left yet. */
  readonly underWay: readonly ReferralId[]
}

/**
 * Reads the case with its plan and the corridor to whom it may be offered, then which of its referrals are on the way:
 * two calls.
 *
 * @throws {Refused} `not_found`
 */
export async function findDeparting(
  { store, tenant, keyring }: TenantTable,
  reach: Reach,
  participantId: ParticipantId,
  to: TenantId = tenant,
): Promise<Departing> {
  const planKey = caseKeys.part(tenant, participantId, 'PLAN')
  const [items, people] = await Promise.all([
    store.getAll([...candidateKeys(tenant, participantId, to), planKey]),
    keyring.people([participantId]),
  ])
  readHead(rowAt(items, caseKey(tenant, participantId)), reach)
  const person = people.get(participantId)
  const candidate = readCandidate(tenant, participantId, to, items, person)
  if (candidate === undefined || person === undefined) return refuse({ code: 'not_found' })
  const plan = rowAt(items, planKey)
  const sent = candidate.referrals.addresses.filter(({ from }) => from === tenant)
  const rows = await store.getAll(sent.map(exchangeKeys.referral))
  return {
    candidate,
    plan: plan && openEntity('Plan', plan, person, { owner: tenant, subject: participantId }),
    underWay: rows
      .map(readReferral)
      .filter((referral) => allowedCommands(referral, { side: 'sender' }).includes('advance-departure'))
      .map(({ id }) => id),
  }
}

/** Everything that changes at once when a departure is brought forward. */
export type EarlyDeparture = {
  readonly entry: JournalEntry
  readonly participant: Candidate['participant']
  readonly plan?: { readonly before: Plan; readonly now: Plan; readonly entry: JournalEntry } | undefined
  readonly steps: readonly { readonly found: FoundReferral; readonly step: Step }[]
  readonly beginning?: Beginning | undefined
}

/**
 * Writes case, plan and referrals as one transaction, each with a line in the journal.
 *
 * @throws {Refused} `stale_version` when somebody else changed one of them first, and what beginning a referral refuses
 */
export async function commitEarlyDeparture(
  table: TenantTable,
  { candidate }: Departing,
  { entry, participant, plan, steps, beginning }: EarlyDeparture,
): Promise<void> {
  const stepped = steps.map(async ({ found, step }) => [
    ...(await stepWrites(table, found, step)),
    alsoJournal(table, stepEntry(found, step)),
  ])
  await table.unitOfWork.commit({
    status: 200,
    entry,
    writes: once([
      ...(await changing(table, candidate.participant, participant)),
      ...(plan
        ? [
            replace(await partRow(table, 'Plan', plan.now), plan.before.version),
            alsoJournal(table, plan.entry),
          ]
        : []),
      ...(await Promise.all(stepped)).flat(),
      ...(beginning ? [...beginning.writes, alsoJournal(table, beginning.entry)] : []),
    ]),
  })
}

/** A transaction takes a row once: where it is written at the version that was read, looking at it adds nothing. */
function once(writes: readonly Write[]): readonly Write[] {
  const put = writes.flatMap((write) => ('put' in write ? [write.key] : []))
  return writes.filter((write) => !('check' in write) || !put.some((key) => isSameKey(key, write.check)))
}
