import type { EmployerId, OfferId, TenantId, VacancyId } from '@passerelle/domain/kernel'
import {
  offerSchema,
  type PublicCentre,
  type PublicOffer,
  publicCentreOf,
  publicOfferOf,
} from '@passerelle/domain/offers'
import { offerAt, offerKeys, offerRanges, publicOfferKeys } from '../engine/keys/offers.ts'
import { listedIn } from '../engine/keys/tenancy.ts'
import { employerAt, vacancyAt, vacancyRanges } from '../engine/keys/vacancies.ts'
import { rowAt, tenantOf } from '../engine/row.ts'
import type { Store } from '../engine/store.ts'
import { at, contended, requireRow } from '../engine/write.ts'
import { centreWrites, offerWrites, readOffer, readPublicCentre, readPublicOffer } from '../offers/index.ts'
import { openOwnStore } from '../session/own-role.ts'
import type { Tables } from '../session/scope.ts'
import { retryWhileContended } from '../session/while-contended.ts'
import { readVacancy } from '../vacancies/index.ts'
import type { TableChange } from './changes.ts'
import { type Known, next, publisherOf } from './publisher.ts'
import { showVacancy } from './shown-vacancy.ts'

/**
 * What a change of the table may have to do with what anybody finds: one offer or vacancy of an organisation, the vacancies
 * of one employer, or all of it.
 */
export type Touched = { readonly tenant: TenantId } & (
  | { readonly offer: OfferId }
  | { readonly vacancy: VacancyId }
  | { readonly employer: EmployerId }
  | { readonly all: true }
)

/** What anybody finds, kept as the organisations say it now. Its function opens no key. */
export type ShownOffers = {
  /** What a change touches. @throws {TypeError} where it is no organisation's */
  touched(change: TableChange): Touched
  /** Shows one offer as it is now, or takes it away. Three calls at most, and a transaction where something differs. */
  followOne(tenant: TenantId, offer: OfferId): Promise<void>
  /** The same for a vacancy. Four calls at most, and a transaction where something differs. */
  followVacancy(tenant: TenantId, vacancy: VacancyId): Promise<void>
  /** The same for the vacancies of one employer. One that fails holds up no other, and is told at the end. */
  followEmployer(tenant: TenantId, employer: EmployerId): Promise<void>
  /** The same for a centre, all offers and all vacancies of an organisation. */
  followAll(tenant: TenantId): Promise<void>
}

/** So many offers or vacancies of one organisation are looked at at a time. */
const atOnce = 8

export function openShownOffers(tables: Tables): ShownOffers {
  return shownOffers(openOwnStore(tables))
}

export function shownOffers(store: Store): ShownOffers {
  const followOne = (tenant: TenantId, offer: OfferId) =>
    retryWhileContended(async () => showOffer(store, await publisherOf(store, tenant), tenant, offer))
  const followVacancy = (tenant: TenantId, vacancy: VacancyId) =>
    retryWhileContended(async () => showVacancy(store, await publisherOf(store, tenant), tenant, vacancy))
  const vacanciesOf = async (tenant: TenantId, employer?: EmployerId) => {
    const ids: VacancyId[] = []
    for await (const item of store.queryAll(vacancyRanges.vacancies(tenant))) {
      const { id, employerId } = readVacancy(item)
      if (employer === undefined || employerId === employer) ids.push(id)
    }
    return ids
  }

  return {
    touched(change) {
      const tenant = tenantOf(change) ?? listedIn(change)
      if (tenant === undefined) throw new TypeError('a change of no organisation')
      const [offer, vacancy, employer] = [offerAt(change), vacancyAt(change), employerAt(change)]
      if (offer !== undefined) return { tenant, offer }
      if (vacancy !== undefined) return { tenant, vacancy }
      return employer === undefined ? { tenant, all: true } : { tenant, employer }
    },

    followOne,
    followVacancy,

    async followEmployer(tenant, employer) {
      const ids = await vacanciesOf(tenant, employer)
      await each(ids, (vacancy) => followVacancy(tenant, vacancy))
    },

    async followAll(tenant) {
      const centre = async () =>
        retryWhileContended(async () => showCentre(store, await publisherOf(store, tenant), tenant))
      const offers: OfferId[] = []
      for await (const item of store.queryAll(offerRanges.offers(tenant))) offers.push(readOffer(item).id)
      const vacancies = await vacanciesOf(tenant)
      await each(
        [
          centre,
          ...offers.map((offer) => () => followOne(tenant, offer)),
          ...vacancies.map((vacancy) => () => followVacancy(tenant, vacancy)),
        ],
        (follow) => follow(),
      )
    },
  }
}

/** Does something with each of many, some at a time. One that fails holds up no other, and is told at the end. */
async function each<Thing>(things: readonly Thing[], act: (thing: Thing) => Promise<unknown>): Promise<void> {
  const outcomes: PromiseSettledResult<unknown>[] = []
  for (let from = 0; from < things.length; from += atOnce) {
    outcomes.push(...(await Promise.allSettled(things.slice(from, from + atOnce).map(act))))
  }
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed !== undefined) throw failed.reason
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
