import {
  type HsdsService,
  type HsdsServicesPage,
  type HsdsServicesQuery,
  shownForSeconds,
} from '@passerelle/contract/offers'
import { type OfferId, refuse } from '@passerelle/domain/kernel'
import { offerWordsIn } from '@passerelle/messages/offers'
import type { Office } from '../office.ts'
import { viewOffer } from '../read-offer.ts'
import { service, serviceLine } from './service.ts'
import { idsOf } from './uuid.ts'

/**
 * A page of the offers in the countries of return, country after country, in each by their ids. HSDS counts pages and
 * items, so the ids of all of them are read, and kept for as long as anybody may keep an answer.
 */
export function openServiceList(office: Office): (query: HsdsServicesQuery) => Promise<HsdsServicesPage> {
  let kept: { readonly until: number; readonly ids: Promise<readonly OfferId[]> } | undefined

  function ids(): Promise<readonly OfferId[]> {
    const now = office.clock.now().getTime()
    if (kept === undefined || kept.until <= now) {
      kept = { until: now + shownForSeconds * 1000, ids: readIds(office) }
      // What failed is not kept: whoever asks next, asks anew.
      kept.ids.catch(() => {
        kept = undefined
      })
    }
    return kept.ids
  }

  return async ({ in: language, page, per_page, full }) => {
    const all = await ids()
    const some = all.slice((page - 1) * per_page, page * per_page)
    const words = offerWordsIn(language)
    const written = full ? service : serviceLine
    const contents = (await office.offers.some(some)).map((offer) =>
      written(office.home, viewOffer(office, offer), words),
    )
    return {
      total_items: all.length,
      total_pages: Math.ceil(all.length / per_page),
      page_number: page,
      size: contents.length,
      first_page: page === 1,
      last_page: page * per_page >= all.length,
      empty: contents.length === 0,
      contents,
    }
  }
}

async function readIds({ offers }: Office): Promise<readonly OfferId[]> {
  const { served } = await offers.countries()
  const lists = await Promise.all(served.map(({ country }) => offers.all(country)))
  return lists.flatMap((lines) => lines.map(({ id }) => id))
}

/** One offer by its UUID. One call. @throws {Refused} `not_found` for one that was withdrawn as for one that never was */
export async function readService(
  office: Office,
  uuid: string,
  language: HsdsServicesQuery['in'],
): Promise<HsdsService> {
  const [offer] = await office.offers.some(idsOf<'offer'>(uuid))
  if (offer === undefined) refuse({ code: 'not_found' })
  return service(office.home, viewOffer(office, offer), offerWordsIn(language))
}
