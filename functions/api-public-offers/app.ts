import { access } from '@passerelle/contract/access'
import { publicOffers } from '@passerelle/contract/offers'
import { publicApi, publicHome, resourcesOf, systemClock } from '@passerelle/runtime'
import { openPublicOffers } from '@passerelle/table/events'
import { findOffers } from './find-offers.ts'
import { findVacancies, readVacancy } from './find-vacancies.ts'
import { editionOfHsds } from './hsds/edition.ts'
import { openServiceList, readService } from './hsds/list-services.ts'
import { listCountries } from './list-countries.ts'
import type { Office } from './office.ts'
import { showCentre } from './page/show-centre.ts'
import { showCountries } from './page/show-countries.ts'
import { showCountry } from './page/show-country.ts'
import { showOffer } from './page/show-offer.ts'
import { showRefusal } from './page/show-refusal.ts'
import { showVacancies } from './page/show-vacancies.ts'
import { showVacancy } from './page/show-vacancy.ts'
import { readCentre } from './read-centre.ts'
import { readOffer } from './read-offer.ts'
import { listSitemaps, readSitemap } from './sitemaps.ts'

/** Opened once: it is the function's own, and knows nothing of who asks. */
const office = (): Office => {
  opened ??= {
    offers: openPublicOffers(resourcesOf(process.env)),
    home: publicHome(process.env),
    clock: systemClock,
  }
  return opened
}
let opened: Office | undefined

const serviceList = () => {
  listing ??= openServiceList(office())
  return listing
}
let listing: ReturnType<typeof openServiceList> | undefined

export const app = publicApi(
  publicOffers,
  access,
  {
    listPublicCentres: async () => ({ countries: [...(await listCountries(office()))] }),
    readPublicCentre: ({ params }) => readCentre(office(), params.tenantId),
    findPublicOffers: ({ query }) => findOffers(office(), query),
    readPublicOffer: ({ params }) => readOffer(office(), params.offerId),
    showServedCountries: ({ query }, { language }) => showCountries(office(), query.in ?? language),
    showServedCountry: ({ params, query }, { language }) =>
      showCountry(office(), params.country, query, query.in ?? language),
    showCentre: ({ params, query }, { language }) =>
      showCentre(office(), params.tenantId, query.in ?? language),
    showOffer: ({ params, query }, { language }) => showOffer(office(), params.offerId, query.in ?? language),
    findPublicVacancies: ({ query }) => findVacancies(office(), query),
    readPublicVacancy: ({ params }) => readVacancy(office(), params.vacancyId),
    showVacancies: ({ params, query }, { language }) =>
      showVacancies(office(), params.country, query.cursor, query.in ?? language),
    showVacancy: ({ params, query }, { language }) =>
      showVacancy(office(), params.vacancyId, query.in ?? language),
    readHsds: async () => editionOfHsds(office()),
    listHsdsServices: ({ query }) => serviceList()(query),
    readHsdsService: ({ params, query }) => readService(office(), params.serviceId, query.in),
    listSitemaps: () => listSitemaps(office()),
    readSitemap: ({ params }) => readSitemap(office(), params.country),
  },
  showRefusal,
)
