import type { Reach } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import {
  type CaseHead,
  type CaseReferrals,
  caseKey,
  dropReferrals,
  placeOf,
  readCaseLink,
  readCaseReferrals,
  readHead,
} from '../casework/index.ts'
import { caseKeys } from '../engine/keys/casework.ts'
import { type Item, keyOf } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { at, remove, requireRow, stale, type Write } from '../engine/write.ts'
import { writeInTurn, writesAtOnce } from '../engine/write-in-turn.ts'
import { destroyPapers } from '../papers/index.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { destroyPacked } from './packed-keys.ts'

/** A person who is to be erased: the case as far as it is known without its key, and all its rows. */
export type Erasable = {
  readonly head: CaseHead
  readonly referrals: CaseReferrals
  readonly rows: readonly Item[]
}

/** Reads what has to go, with one query. @throws {Refused} `not_found` */
export async function findErasable(
  { store, tenant }: TenantTable,
  reach: Reach,
  participant: ParticipantId,
): Promise<Erasable> {
  const whole = caseKey(tenant, participant)
  const rows = await allOf(store.queryAll({ pk: whole.pk }))
  const at = (place: string) => rows.find(({ sk }) => sk === place)
  return { head: readHead(at(whole.sk), reach), referrals: readCaseReferrals(at('REFERRALS')), rows }
}

/**
 * Erases a person: the data key and the keys of what was packed of them for others, after which nothing opens any more,
 * the line of the caseload and the rows, in one transaction. A case of very many rows takes several; its first row goes last, so that an erasure which was cut off
 * is completed by asking for it again.
 */
export async function erase(
  table: TenantTable,
  { head, referrals, rows }: Erasable,
  entry: JournalEntry,
): Promise<void> {
  const { store, tenant, keyring, unitOfWork } = table
  const whole = caseKey(tenant, head.id)
  const parts = rows.map(keyOf).filter(({ sk }) => sk !== whole.sk && sk !== 'REFERRALS')
  const packed = await destroyPacked(table, referrals.addresses)
  const going: readonly Write[] = [
    ...linksAmong(table, rows),
    ...destroyPapers(table, rows),
    ...packed,
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
      remove(caseKeys.caseload(tenant, placeOf(head))),
      dropReferrals(tenant, head.id, referrals),
      ...first,
    ],
  })
  await writeInTurn(store, later)
  // What was written between the reading and the key's end is sealed for nobody; it goes as well.
  const left = await allOf(store.queryAll({ pk: whole.pk }))
  const also = linksAmong(table, left)
  if (left.length > 0) await store.transact([...left.map(keyOf).map(remove), ...also])
}

/** The person's own link stands outside of the case, where the authorizer finds it; the case says where. */
function linksAmong({ tenant }: TenantTable, rows: readonly Item[]): readonly Write[] {
  const link = readCaseLink(rows.find(({ sk }) => sk === 'LINK'))
  return link === undefined ? [] : [remove(caseKeys.link(tenant, link.digest))]
}
