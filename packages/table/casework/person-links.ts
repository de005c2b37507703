import { createHash } from 'node:crypto'
import type { PersonLink, Reach } from '@passerelle/domain/casework'
import { idLength, isId, type LinkId, type ParticipantId, type TenantId } from '@passerelle/domain/kernel'
import { type PinProof, proofOf } from '@passerelle/vault'
import { clearPartOf, readClear } from '../engine/entity.ts'
import { caseKeys } from '../engine/keys/casework.ts'
import { type Item, type Row, rowAt, versionOf } from '../engine/row.ts'
import type { Store } from '../engine/store.ts'
import {
  add,
  type Requirement,
  remove,
  removeUnlessContended,
  requireRow,
  unlessContended,
  type Write,
} from '../engine/write.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { type CaseReferrals, readCaseReferrals } from './case-referrals.ts'
import { type CaseHead, caseKey, readHead } from './case-rows.ts'

/** Whose link a code is, and where it stands. The code itself is kept nowhere. */
export type LinkPlace = { readonly tenantId: TenantId; readonly digest: string }

/** A link as it is kept: what is known of it, and by what its code and PIN are recognised. */
export type KeptLink = { readonly place: LinkPlace; readonly link: PersonLink; readonly proof: PinProof }

/** The case's record of its link: which one counts, and where it stands. */
export type CaseLink = {
  readonly version: number
  readonly id: LinkId
  readonly digest: string
  readonly endsAt: string
}

/** Where a code leads: its first half names the tenant. Nothing where it cannot be a code. */
export function placeOfCode(code: string): LinkPlace | undefined {
  const tenantId = code.slice(0, idLength)
  if (!isId(tenantId) || !isId(code.slice(idLength))) return undefined
  // An id, at the tenant's place of a code.
  return { tenantId: tenantId as TenantId, digest: createHash('sha256').update(code, 'utf8').digest('hex') }
}

export async function findLink(store: Store, place: LinkPlace): Promise<KeptLink | undefined> {
  const item = await store.get(caseKeys.link(place.tenantId, place.digest))
  if (item === undefined) return undefined
  const { salt, hash } = item as { salt?: unknown; hash?: unknown }
  if (!(salt instanceof Uint8Array) || !(hash instanceof Uint8Array))
    throw new TypeError('a link without proof')
  return { place, link: readClear('PersonLink', item), proof: { salt, hash } }
}

/** A link with what recognises its code and PIN; both are forgotten with this call. */
export async function keptLink(link: PersonLink, code: string, pin: string): Promise<KeptLink> {
  const place = placeOfCode(code)
  if (place === undefined) throw new TypeError('not a code')
  return { place, link, proof: await proofOf(secretOf(code, pin)) }
}

/** The whole secret of a person: the proof is of both parts, so that neither can be guessed without the other. */
function secretOf(code: string, pin: string): string {
  return `${code}.${pin}`
}

/** A case within a member's reach, and its link. One call. @throws {Refused} `not_found` */
export async function findCaseLink(
  { store, tenant }: TenantTable,
  reach: Reach,
  participant: ParticipantId,
): Promise<{ readonly head: CaseHead; readonly link: CaseLink | undefined }> {
  const places = [caseKey(tenant, participant), caseKeys.part(tenant, participant, 'LINK')]
  const items = await store.getAll(places)
  const [whole, link] = places.map((place) => rowAt(items, place))
  return { head: readHead(whole, reach), link: readCaseLink(link) }
}

/** The link of a case within a member's reach as it is kept. Two calls. @throws {Refused} `not_found` for the case */
export async function findLinkOfCase(
  table: TenantTable,
  reach: Reach,
  participant: ParticipantId,
): Promise<KeptLink | undefined> {
  const { store, tenant } = table
  const { link } = await findCaseLink(table, reach, participant)
  return link && findLink(store, { tenantId: tenant, digest: link.digest })
}

/**
 * Where the referrals of a case are, for whoever comes by its link. Nothing where the case is gone, or the link no
 * longer the one that counts. One call.
 */
export async function findOwnReferrals(
  store: Store,
  tenant: TenantId,
  { id, participantId }: Pick<PersonLink, 'id' | 'participantId'>,
): Promise<CaseReferrals | undefined> {
  const places = (['CASE', 'LINK', 'REFERRALS'] as const).map((part) =>
    caseKeys.part(tenant, participantId, part),
  )
  const items = await store.getAll(places)
  const [whole, link, referrals] = places.map((place) => rowAt(items, place))
  if (whole === undefined || readCaseLink(link)?.id !== id) return undefined
  return readCaseReferrals(referrals)
}

/** Keeps a link as it is after a try, if nobody counted another one in between. */
export function countedLink({ place, proof, link }: KeptLink, after: PersonLink): Write {
  return unlessContended(linkRow({ place, proof, link: after }), link.version)
}

/** Makes a link the one of a case; the one before it opens nothing any more. */
export function linkWrites({ place, link, proof }: KeptLink, before: CaseLink | undefined): readonly Write[] {
  const key = caseKeys.part(place.tenantId, link.participantId, 'LINK')
  const row: Row = {
    key,
    entity: 'CaseLink',
    version: (before?.version ?? 0) + 1,
    clear: { linkId: link.id, digest: place.digest, endsAt: link.endsAt },
  }
  return [
    unlessContended(row, before?.version ?? 0),
    add(linkRow({ place, link, proof })),
    ...(before ? [remove(caseKeys.link(place.tenantId, before.digest))] : []),
  ]
}

/** Takes a case's link away; from then on it opens nothing. */
export function unlinkWrites(
  tenant: TenantId,
  participant: ParticipantId,
  { version, digest }: CaseLink,
): readonly Write[] {
  const key = caseKeys.part(tenant, participant, 'LINK')
  return [removeUnlessContended(key, version), remove(caseKeys.link(tenant, digest))]
}

export function readCaseLink(item: Item | undefined): CaseLink | undefined {
  if (item === undefined) return undefined
  const { linkId, digest, endsAt } = item as { linkId: LinkId; digest: string; endsAt: string } // of `linkWrites`
  return { version: versionOf(item), id: linkId, digest, endsAt }
}

/** Lets a transaction through only while this is still the link of the case. */
export function requireLink(tenant: TenantId, participant: ParticipantId, link: LinkId): Requirement {
  const key = caseKeys.part(tenant, participant, 'LINK')
  return requireRow(key, { present: true, equals: { linkId: link } }, () => ({ code: 'forbidden' }))
}

function linkRow({ place, link, proof }: KeptLink): Row {
  return {
    key: caseKeys.link(place.tenantId, place.digest),
    entity: 'PersonLink',
    version: link.version,
    clear: { ...clearPartOf('PersonLink', link), salt: proof.salt, hash: proof.hash },
    expiresAt: Math.ceil(Date.parse(link.endsAt) / 1000),
  }
}
