import type { Reach } from '@passerelle/domain/casework'
import {
  type Instant,
  type PaperId,
  type ParticipantId,
  refuse,
  type TenantId,
} from '@passerelle/domain/kernel'
import type { Paper, PaperCopy } from '@passerelle/domain/papers'
import type { Party } from '@passerelle/domain/tenancy'
import { createKek, type DataKey, paperKey } from '@passerelle/vault'
import { caseFileKeys, readCaseFile } from './case-file.ts'
import { type CaseHead, caseKey, demandCase, readHead } from './case-rows.ts'
import { derivedId } from './derived-id.ts'
import { clearPartOf, openEntity, readClear, sealEntity } from './entity.ts'
import { caseKeys, dataKeyKeys, paperKeys, tenantKeys } from './keys.ts'
import { type Item, rowAt } from './row.ts'
import { allOf } from './store.ts'
import type { TenantTable } from './table.ts'
import { absent, add, remove, type Write } from './write.ts'

/** The name under which a paper's rows stand, from the key in its codes. The key itself is kept nowhere. */
export function idOfPaper(key: string): PaperId {
  return derivedId(key)
}

/** What a paper is made of. */
export type PaperFile = {
  readonly head: CaseHead
  readonly file: ReturnType<typeof readCaseFile>
  readonly issuer: Party
}

/** The case as it is now, and the organisation's name; one call. @throws {Refused} `not_found` */
export async function findPaperFile(
  { store, tenant, keyring }: TenantTable,
  reach: Reach,
  participant: ParticipantId,
): Promise<PaperFile> {
  const settings = tenantKeys.settings(tenant)
  const [items, people] = await Promise.all([
    store.getAll([...caseFileKeys(tenant, participant), settings]),
    keyring.people([participant]),
  ])
  const head = readHead(rowAt(items, caseKey(tenant, participant)), reach)
  const person = people.get(participant)
  const own = rowAt(items, settings)
  if (person === undefined || own === undefined) return refuse({ code: 'not_found' })
  return { head, file: readCaseFile(tenant, participant, items, person), issuer: readClear('Tenant', own) }
}

/** A new paper's key, and the write that keeps the issuer's share of it. */
export async function addPaperKey(
  { tenant, kms }: TenantTable,
  paper: PaperId,
  pin: string,
): Promise<{ readonly key: DataKey; readonly write: Write }> {
  const { kek, wrapped } = await createKek(kms, { tenant, use: 'paper', paper })
  const key = dataKeyKeys.paperShare(tenant, paper)
  return {
    key: await paperKey(pin, paper, kek),
    write: { table: 'keys', put: { ...key, wrapped }, key, when: absent },
  }
}

/** All that a new paper writes. */
export async function paperWrites(
  { tenant, keyring }: TenantTable,
  head: CaseHead,
  paper: Paper,
  copy: PaperCopy,
): Promise<readonly Write[]> {
  const person = await keyring.person(head.id)
  return [
    demandCase(tenant, head, 'all'),
    add(paperRow(tenant, paper)),
    add({
      key: caseKeys.paper(tenant, head.id, paper.id),
      version: 1,
      ...sealEntity('PaperCopy', copy, person, { owner: tenant, subject: head.id }),
    }),
  ]
}

/** The codes of one of a case's papers, to print them again. */
export async function readPaperCopy(
  { store, tenant, keyring }: TenantTable,
  reach: Reach,
  participant: ParticipantId,
  paper: PaperId,
): Promise<PaperCopy & { readonly expiresAt: Instant }> {
  const places = [
    caseKey(tenant, participant),
    caseKeys.paper(tenant, participant, paper),
    paperKeys.paper(tenant, paper),
  ]
  const [items, person] = await Promise.all([store.getAll(places), keyring.person(participant)])
  const [whole, copy, row] = places.map((place) => rowAt(items, place))
  readHead(whole, reach)
  if (copy === undefined || row === undefined) return refuse({ code: 'not_found' })
  const { id, codes, consent } = openEntity('PaperCopy', copy, person, {
    owner: tenant,
    subject: participant,
  })
  return { id, codes, consent, expiresAt: readClear('Paper', row).endsAt }
}

/** What a case keeps of all its papers; one query. Nothing where the person's key is gone. */
export async function readPaperCopies(
  { store, tenant, keyring }: TenantTable,
  participant: ParticipantId,
): Promise<readonly PaperCopy[]> {
  const { pk, sk: beginsWith } = caseKeys.paper(tenant, participant, '' as PaperId) // the id only ends the sort key
  const rows = await allOf(store.queryAll({ pk, beginsWith }))
  const person = rows.length > 0 ? (await keyring.people([participant])).get(participant) : undefined
  if (person === undefined) return []
  return rows.map((row) => openEntity('PaperCopy', row, person, { owner: tenant, subject: participant }))
}

/** Of these papers the latest one that can still be redeemed, if its row is among those that were read. */
export function latestPaper(rows: readonly Item[], copies: readonly PaperCopy[], now: Instant) {
  const open = rows
    .filter((row) => row['entity'] === 'Paper')
    .map(readPaper)
    .filter(({ state, endsAt }) => state === 'issued' && endsAt > now)
    .sort((one, other) => (one.issuedAt < other.issuedAt ? 1 : -1))
  const [latest] = open
  const copy = latest && copies.find(({ id }) => id === latest.id)
  return latest && copy && { codes: copy.codes, endsAt: latest.endsAt }
}

/** The writes after which none of a case's papers opens for anybody, among the rows of the case. */
export function destroyPapers(
  { tenant }: { readonly tenant: TenantId },
  rows: readonly Item[],
): readonly Write[] {
  const ids = rows.flatMap((row) => (row['entity'] === 'PaperCopy' ? [row['id'] as PaperId] : [])) // written above
  return ids.flatMap((id) => [
    dropShare(tenant, id),
    remove(paperKeys.paper(tenant, id)),
    remove(paperKeys.again(tenant, id)),
  ])
}

/** Binds what is sealed of a paper: what its codes say, and the key that is kept after its redemption. */
export function paperBinding(tenant: TenantId, paper: PaperId, entity: 'Paper' | 'PaperAgain' = 'Paper') {
  return { tenant, subject: paper, entity, schema: 1 }
}

export function paperRow(tenant: TenantId, paper: Paper) {
  return {
    key: paperKeys.paper(tenant, paper.id),
    entity: 'Paper',
    version: paper.version,
    clear: clearPartOf('Paper', paper),
  }
}

export function readPaper(item: Item): Paper {
  return readClear('Paper', item)
}

/** The write after which the paper opens with no PIN. */
export function dropShare(tenant: TenantId, paper: PaperId): Write {
  return { table: 'keys', remove: dataKeyKeys.paperShare(tenant, paper) }
}
