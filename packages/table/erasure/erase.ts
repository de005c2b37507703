import type { Reach } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { CaseHolds } from '@passerelle/domain/retention'
import {
  type CaseHead,
  type CaseReferrals,
  caseKey,
  dropHolds,
  dropReferrals,
  lineKeys,
  readCaseFile,
  readCaseLink,
  readCaseReferrals,
  readHead,
  readHolds,
} from '../casework/index.ts'
import { unshow } from '../certificates/index.ts'
import { caseKeys } from '../engine/keys/casework.ts'
import { isSameKey } from '../engine/keys/key.ts'
import { type Item, keyOf, rowAt } from '../engine/row.ts'
import { at, remove, requireRow, stale, type Write } from '../engine/write.ts'
import { writeInTurn, writesAtOnce } from '../engine/write-in-turn.ts'
import { removeNotes } from '../notes/index.ts'
import { destroyPapers } from '../papers/index.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { destroyPacked } from './packed-keys.ts'

/** A person who is to be erased: the case as far as it is known without its key, and all its rows. */
export type Erasable = {
  readonly head: CaseHead
  readonly referrals: CaseReferrals
  readonly holds: CaseHolds
  readonly rows: readonly Item[]
}

/** Reads what has to go, with five queries. @throws {Refused} `not_found` */
export async function findErasable(
  { store, tenant }: TenantTable,
  reach: Reach,
  participant: ParticipantId,
): Promise<Erasable> {
  const rows = await readCaseFile(store, tenant, participant)
  const listed = rowAt(rows, caseKeys.part(tenant, participant, 'REFERRALS'))
  return {
    head: readHead(rowAt(rows, caseKey(tenant, participant)), reach),
    referrals: readCaseReferrals(listed),
    holds: readHolds(participant, rowAt(rows, caseKeys.part(tenant, participant, 'HOLDS'))),
    rows,
  }
}

/**
 * Erases a person: the data key and the keys of what was packed of them for others, after which nothing opens any more,
 * the line of the caseload and the rows, in one transaction. A case of very many rows takes several; its first row goes
 * last, so that an erasure which was cut off is completed by asking for it again.
 */
export async function erase(
  table: TenantTable,
  { head, referrals, holds, rows }: Erasable,
  entry: JournalEntry,
): Promise<void> {
  const { store, tenant, keyring, unitOfWork } = table
  const whole = caseKey(tenant, head.id)
  const apart = [
    whole,
    ...(['REFERRALS', 'HOLDS'] as const).map((part) => caseKeys.part(tenant, head.id, part)),
  ]
  const parts = rows.map(keyOf).filter((key) => !apart.some((other) => isSameKey(key, other)))
  const [packed, notes] = await Promise.all([
    destroyPacked(table, referrals.addresses),
    removeNotes(table, head.id),
  ])
  const going: readonly Write[] = [
    ...linksAmong(table, head, rows),
    ...destroyPapers(table, rows),
    ...unshow(table, rows),
    ...packed,
    ...notes,
    ...parts.map(remove),
  ]
  const first = going.slice(0, writesAtOnce)
  const later = going.slice(writesAtOnce)
  const unchanged = { when: at(head.version), otherwise: stale }
  await unitOfWork.commit({
    entry,
    status: 204,
    writes: [
      later.length === 0
        ? { table: 'main', remove: whole, ...unchanged }
        : requireRow(whole, unchanged.when, unchanged.otherwise),
      keyring.erasePerson(head.id),
      ...lineKeys(tenant, head).map(remove),
      dropReferrals(tenant, head.id, referrals),
      dropHolds(tenant, holds),
      ...first,
    ],
  })
  await writeInTurn(store, later)
  // A row written between the reading and the key's end is sealed for nobody; it goes as well.
  const left = await readCaseFile(store, tenant, head.id)
  const also = [
    ...linksAmong(table, head, left),
    ...unshow(table, left),
    ...(await removeNotes(table, head.id)),
  ]
  await writeInTurn(store, [...left.map(keyOf).map(remove), ...also])
}

/** The person's own link stands outside of the case, where the authorizer finds it; the case says where. */
export function linksAmong(
  { tenant }: Pick<TenantTable, 'tenant'>,
  { id }: Pick<CaseHead, 'id'>,
  rows: readonly Item[],
): readonly Write[] {
  const link = readCaseLink(rowAt(rows, caseKeys.part(tenant, id, 'LINK')))
  return link === undefined ? [] : [remove(caseKeys.link(tenant, link.digest))]
}
