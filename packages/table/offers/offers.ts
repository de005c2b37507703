import { type OfferId, refuse, type TenantId } from '@passerelle/domain/kernel'
import { noOffers, type Offer, type OfferTally, oneMore } from '@passerelle/domain/offers'
import { clearEntity, readClear } from '../engine/entity.ts'
import { offerKeys, offerRanges } from '../engine/keys/offers.ts'
import type { Item, Row } from '../engine/row.ts'
import { add, contended, replace, type Write } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { replaceOwn } from '../tenancy/index.ts'

/** The offers of an organisation. Nothing about people, so nothing is sealed. */
export type Offers = {
  /** One call. @throws {Refused} `not_found` */
  get(offer: OfferId): Promise<Offer>
  /** In the order of ids. One query. */
  list(page: PageRequest): Promise<PageOf<Offer>>
  /** Adds one, as long as there are not too many. One call and one transaction. @throws {Refused} `limit_reached` */
  add(offer: Offer, entry: JournalEntry): Promise<void>
  replace(offer: Offer, readVersion: number, entry: JournalEntry): Promise<void>
}

export function offers(table: TenantTable): Offers {
  const { store, tenant, unitOfWork } = table
  return {
    async get(offer) {
      const item = await store.get(offerKeys.offer(tenant, offer))
      return item === undefined ? refuse({ code: 'not_found' }) : readOffer(item)
    },

    async list(page) {
      const { items, ...rest } = await readPage(
        table,
        { name: 'offers', ...offerRanges.offers(tenant) },
        page,
      )
      return { items: items.map(readOffer), ...rest }
    },

    async add(offer, entry) {
      const item = await store.get(offerKeys.tally(tenant))
      const before = item === undefined ? noOffers : readClear('OfferTally', item)
      const writes = [tallyWrite(tenant, before, oneMore(before)), add(offerRow(tenant, offer))]
      await unitOfWork.commit({ entry, status: 201, writes })
    },

    replace: (offer, readVersion, entry) =>
      unitOfWork.commit({
        entry,
        status: 200,
        writes: [replace(offerRow(tenant, offer), readVersion)],
      }),
  }
}

export function readOffer(item: Item): Offer {
  return readClear('Offer', item)
}

function offerRow(tenant: TenantId, offer: Offer): Row {
  return { key: offerKeys.offer(tenant, offer.id), ...clearEntity('Offer', offer) }
}

function tallyWrite(tenant: TenantId, before: OfferTally, after: OfferTally): Write {
  const row = { key: offerKeys.tally(tenant), ...clearEntity('OfferTally', after) }
  return { ...replaceOwn(row, before.version), otherwise: contended }
}
