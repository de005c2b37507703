import type { Reach } from '@passerelle/domain/casework'
import {
  type Instant,
  type PaperId,
  type ParticipantId,
  refuse,
  type TenantId,
} from '@passerelle/domain/kernel'
import type { Paper, PaperCopy } from '@passerelle/domain/papers'
import type { NoticesInForce, Party } from '@passerelle/domain/tenancy'
import { createKek, type DataKey, paperKey } from '@passerelle/vault'
import { type CaseHead, caseKey, readHead, requireUnmergedCase } from '../casework/index.ts'
import { derivedId } from '../engine/derived-id.ts'
import { clearEntity, openEntity, readClear, sealEntity } from '../engine/entity.ts'
import { caseKeys, caseRanges } from '../engine/keys/casework.ts'
import { dataKeyKeys } from '../engine/keys/data-keys.ts'
import { paperKeys } from '../engine/keys/papers.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import { type Item, rowAt } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { absent, add, remove, unlessContended, type Write } from '../engine/write.ts'
import { caseFileKeys, type PackedCase, readCaseFile } from '../exchange/index.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { readInForce } from '../tenancy/index.ts'

/** The name under which a paper's rows stand, from the key in its codes. The key itself is kept nowhere. */
export function idOfPaper(key: string): PaperId {
  return derivedId(key)
}

/** The source of a paper. */
export type PaperFile = {
  readonly head: CaseHead
  readonly file: PackedCase
  readonly issuer: Party
  /** The consent notices that the organisation has of its own. */
  readonly ownNotices: NoticesInForce
}

/** The case as it is now, and the organisation's name; one call. @throws {Refused} `not_found` */
export async function findPaperFile(
  { store, tenant, keyring }: TenantTable,
  reach: Reach,
  participant: ParticipantId,
): Promise<PaperFile> {
  const settings = tenantKeys.settings(tenant)
  const inForce = tenantKeys.noticesInForce(tenant)
  const [items, people] = await Promise.all([
    store.getAll([...caseFileKeys(tenant, participant), settings, inForce]),
    keyring.people([participant]),
  ])
  const head = readHead(rowAt(items, caseKey(tenant, participant)), reach)
  const person = people.get(participant)
  const own = rowAt(items, settings)
  const whole = person && readCaseFile(tenant, participant, items, person)
  if (whole === undefined || own === undefined) return refuse({ code: 'not_found' })
  // A business plan alone fills more than the codes of a paper hold. Its goal goes along with the plan of modules.
  const { business: _, ...file } = whole
  return { head, file, issuer: readClear('Tenant', own), ownNotices: readInForce(rowAt(items, inForce)) }
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
    requireUnmergedCase(tenant, head, 'all'),
    add(paperRow(tenant, paper)),
    add({
      key: caseKeys.paper(tenant, head.id, paper.id),
      version: 1,
      ...sealEntity('PaperCopy', copy, person, { owner: tenant, subject: head.id }),
    }),
  ]
}

/** One of a case's papers; one call. @throws {Refused} `not_found` */
export async function findPaperOfCase(
  table: TenantTable,
  reach: Reach,
  participant: ParticipantId,
  id: PaperId,
): Promise<{ readonly head: CaseHead; readonly paper: Paper }> {
  return findWithCopy(table, reach, participant, id)
}

/** Together with its row in the case. */
async function findWithCopy(
  { store, tenant }: TenantTable,
  reach: Reach,
  participant: ParticipantId,
  id: PaperId,
): Promise<{ readonly head: CaseHead; readonly paper: Paper; readonly copy: Item }> {
  const places = [
    caseKey(tenant, participant),
    caseKeys.paper(tenant, participant, id),
    paperKeys.paper(tenant, id),
  ]
  const items = await store.getAll(places)
  const [whole, copy, row] = places.map((place) => rowAt(items, place))
  const head = readHead(whole, reach)
  if (copy === undefined || row === undefined) return refuse({ code: 'not_found' })
  return { head, paper: readPaper(row), copy }
}

/** The codes of one of a case's papers, to print them again. @throws {Refused} `not_found` */
export async function readPaperCopy(
  table: TenantTable,
  reach: Reach,
  participant: ParticipantId,
  id: PaperId,
): Promise<PaperCopy & { readonly expiresAt: Instant }> {
  const { tenant, keyring } = table
  const [{ paper, copy }, person] = await Promise.all([
    findWithCopy(table, reach, participant, id),
    keyring.person(participant),
  ])
  const { codes, consent } = openEntity('PaperCopy', copy, person, { owner: tenant, subject: participant })
  return { id, codes, consent, expiresAt: paper.endsAt }
}

/** How the papers of a case stand; two calls and one for the case. @throws {Refused} `not_found` */
export async function listPapers(
  table: TenantTable,
  reach: Reach,
  participant: ParticipantId,
  page: PageRequest,
): Promise<PageOf<Paper>> {
  const { store, tenant } = table
  const [whole, { items: copies, ...rest }] = await Promise.all([
    store.get(caseKey(tenant, participant)),
    readPage(table, { name: `papers ${participant}`, ...caseRanges.papers(tenant, participant) }, page),
  ])
  readHead(whole, reach)
  const rows = await store.getAll(idsIn(copies).map((id) => paperKeys.paper(tenant, id)))
  return { items: rows.map(readPaper).sort(latestFirst), ...rest }
}

/** The writes that take a paper back: it opens with no PIN from then on. */
export function revocationWrites({ tenant }: TenantTable, before: Paper, after: Paper): readonly Write[] {
  return [replacePaper(tenant, before, after), dropShare(tenant, after.id)]
}

/** The copies of all papers of a case; one query. Nothing where the person's key is gone. */
export async function readPaperCopies(
  { store, tenant, keyring }: TenantTable,
  participant: ParticipantId,
): Promise<readonly PaperCopy[]> {
  const rows = await allOf(store.queryAll(caseRanges.papers(tenant, participant)))
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
    .sort(latestFirst)
  const [latest] = open
  const copy = latest && copies.find(({ id }) => id === latest.id)
  return latest && copy && { codes: copy.codes, endsAt: latest.endsAt, notice: copy.notice }
}

/** The writes after which none of a case's papers opens for anybody, among the rows of the case. */
export function destroyPapers(
  { tenant }: { readonly tenant: TenantId },
  rows: readonly Item[],
): readonly Write[] {
  return idsIn(rows).flatMap((id) => [
    dropShare(tenant, id),
    remove(paperKeys.paper(tenant, id)),
    remove(paperKeys.replay(tenant, id)),
  ])
}

function latestFirst(one: Paper, other: Paper): number {
  return one.issuedAt < other.issuedAt ? 1 : -1
}

function idsIn(rows: readonly Item[]): readonly PaperId[] {
  return rows.flatMap((row) => (row['entity'] === 'PaperCopy' ? [row['id'] as PaperId] : [])) // written above
}

/** Binds what is sealed of a paper: what its codes say, and the key that is kept after its redemption. */
export function paperBinding(tenant: TenantId, paper: PaperId, entity: 'Paper' | 'PaperAgain' = 'Paper') {
  return { tenant, subject: paper, entity, schema: 1 }
}

function paperRow(tenant: TenantId, paper: Paper) {
  return { key: paperKeys.paper(tenant, paper.id), ...clearEntity('Paper', paper) }
}

export function readPaper(item: Item): Paper {
  return readClear('Paper', item)
}

/** A paper as it is afterwards, on top of what was read. */
export function replacePaper(tenant: TenantId, before: Paper, after: Paper): Write {
  return unlessContended(paperRow(tenant, after), before.version)
}

/** The write after which the paper opens with no PIN. */
export function dropShare(tenant: TenantId, paper: PaperId): Write {
  return { table: 'keys', remove: dataKeyKeys.paperShare(tenant, paper) }
}
