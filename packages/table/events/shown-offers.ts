import type { OfferId, TenantId } from '@passerelle/domain/kernel'
import {
  offerSchema,
  type PublicCentre,
  type PublicOffer,
  type Publisher,
  publicCentreOf,
  publicOfferOf,
} from '@passerelle/domain/offers'
import { readClear } from '../engine/entity.ts'
import { offerAt, offerKeys, offerRanges, publicOfferKeys } from '../engine/keys/offers.ts'
import { directoryKeys, listedIn, tenantKeys } from '../engine/keys/tenancy.ts'
import { rowAt, tenantOf, versionOf } from '../engine/row.ts'
import type { Store } from '../engine/store.ts'
import { at, contended, type Requirement, requireRow } from '../engine/write.ts'
import {
  centreWrites,
  offerWrites,
  readCentre,
  readOffer,
  readPublicCentre,
  readPublicOffer,
} from '../offers/index.ts'
import { openOwnStore } from '../session/own-role.ts'
import type { Tables } from '../session/scope.ts'
import { retryWhileContended } from '../session/while-contended.ts'
import { readOwnPlaces, requireOwn } from '../tenancy/index.ts'
import type { TableChange } from './changes.ts'

/** What a change of the table may have to do with what anybody finds: one offer of an organisation, or all of it. */
export type Touched = { readonly tenant: TenantId; readonly offer?: OfferId }

/** What anybody finds, kept as the organisations say it now. Its function opens no key. */
export type ShownOffers = {
  /** What a change touches. @throws {TypeError} where it is no organisation's */
  touched(change: TableChange): Touched
  /** Shows one offer as it is now, or takes it away. Three calls at most, and a transaction where something differs. */
  followOne(tenant: TenantId, offer: OfferId): Promise<void>
  /** The same for a centre and all offers of an organisation. One that fails holds up no other, and is told at the end. */
  followAll(tenant: TenantId): Promise<void>
}

/** So many offers of one organisation are looked at at a time. */
const atOnce = 8

export function openShownOffers(tables: Tables): ShownOffers {
  return shownOffers(openOwnStore(tables))
}

export function shownOffers(store: Store): ShownOffers {
  const followOne = (tenant: TenantId, offer: OfferId) =>
    retryWhileContended(async () => showOffer(store, await publisherOf(store, tenant), tenant, offer))

  return {
    touched(change) {
      const tenant = tenantOf(change) ?? listedIn(change)
      if (tenant === undefined) throw new TypeError('a change of no organisation')
      const offer = offerAt(change)
      return offer === undefined ? { tenant } : { tenant, offer }
    },

    followOne,

    async followAll(tenant) {
      const centre = retryWhileContended(async () =>
        showCentre(store, await publisherOf(store, tenant), tenant),
      )
      const outcomes = await Promise.allSettled([centre])
      const ids: OfferId[] = []
      for await (const item of store.queryAll(offerRanges.offers(tenant))) ids.push(readOffer(item).id)
      for (let from = 0; from < ids.length; from += atOnce) {
        const some = ids.slice(from, from + atOnce).map((offer) => followOne(tenant, offer))
        outcomes.push(...(await Promise.allSettled(some)))
      }
      const failed = outcomes.find((outcome) => outcome.status === 'rejected')
      if (failed !== undefined) throw failed.reason
    },
  }
}

/** An organisation, and that it still is as it was read: what is shown never follows from what has passed. */
type Known = { readonly as: Publisher; readonly asRead: readonly Requirement[] }

/** What is known of an organisation that may be seen, in one call; nothing where there is none. */
async function publisherOf(store: Store, tenant: TenantId): Promise<Known | undefined> {
  const keys = {
    settings: tenantKeys.settings(tenant),
    places: tenantKeys.places(tenant),
    centre: offerKeys.centre(tenant),
    listed: directoryKeys.organisation(tenant),
  }
  const rows = await store.getAll(Object.values(keys))
  const [settings, listed] = [rowAt(rows, keys.settings), rowAt(rows, keys.listed)]
  if (settings === undefined || listed === undefined) return undefined
  const [places, centre] = [readOwnPlaces(rowAt(rows, keys.places)), readCentre(rowAt(rows, keys.centre))]
  return {
    as: {
      tenant: readClear('Tenant', settings),
      places,
      centre,
      isActive: readClear('DirectoryEntry', listed).state === 'active',
    },
    asRead: [
      requireRow(keys.settings, at(versionOf(settings)), contended),
      requireRow(keys.listed, at(versionOf(listed)), contended),
      requireOwn(keys.places, places.version),
      requireOwn(keys.centre, centre.version),
    ],
  }
}

async function showOffer(
  store: Store,
  publisher: Known | undefined,
  tenant: TenantId,
  id: OfferId,
): Promise<void> {
  const [own, shown] = [offerKeys.offer(tenant, id), publicOfferKeys.offer(id)]
  const rows = await store.getAll([own, shown])
  const [item, standing] = [rowAt(rows, own), rowAt(rows, shown)]
  if (item === undefined) return
  // What no use case would have written is shown to nobody: it fails here, and is set aside.
  const offer = offerSchema.parse(readOffer(item))
  const before = standing && readPublicOffer(standing)
  // An id is the organisation's that shows something under it: no other takes its place.
  if (before !== undefined && before.organisationId !== tenant) return
  const wanted = publisher && publicOfferOf(offer, publisher.as)
  const after = wanted && next<PublicOffer>(before, wanted)
  if (after === before) return
  await store.transact([
    ...offerWrites(before, after),
    requireRow(own, at(offer.version), contended),
    ...(publisher?.asRead ?? []),
  ])
}

async function showCentre(store: Store, publisher: Known | undefined, tenant: TenantId): Promise<void> {
  const standing = await store.get(publicOfferKeys.centre(tenant))
  const before = standing && readPublicCentre(standing)
  const wanted = publisher && publicCentreOf(publisher.as)
  const after = wanted && next<PublicCentre>(before, wanted)
  if (after === before) return
  await store.transact([...centreWrites(before, after), ...(publisher?.asRead ?? [])])
}

/** What is to be shown, with the number that follows; what is shown already, where nothing differs. */
function next<Shown extends { readonly version: number }>(
  before: Shown | undefined,
  wanted: Omit<Shown, 'version'>,
): Shown {
  if (before === undefined) return { ...wanted, version: 1 } as Shown // all of it but the version
  const { version, ...content } = before
  return isSame(content, wanted) ? before : ({ ...wanted, version: version + 1 } as Shown)
}

function isSame(one: unknown, other: unknown): boolean {
  return written(one) === written(other)
}

/** As text in which the order of names says nothing. */
function written(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
