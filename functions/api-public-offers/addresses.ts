import type { OfferId, TenantId, VacancyId } from '@passerelle/domain/kernel'

/** The addresses of the public pages, under `home`, which ends without a slash. */
export const addresses = {
  countries: (home: string) => `${home}/v1/public/pages`,
  country: (home: string, country: string) => `${home}/v1/public/pages/countries/${country}`,
  centre: (home: string, id: TenantId) => `${home}/v1/public/pages/centres/${id}`,
  offer: (home: string, id: OfferId) => `${home}/v1/public/pages/offers/${id}`,
  vacancies: (home: string, country: string) => `${home}/v1/public/pages/countries/${country}/vacancies`,
  vacancy: (home: string, id: VacancyId) => `${home}/v1/public/pages/vacancies/${id}`,
  sitemap: (home: string, country: string) => `${home}/v1/public/sitemaps/${country}`,
} as const
