import type { Page } from '@passerelle/contract/kit'
import { refuse } from '@passerelle/domain/kernel'
import { type Html, html, raw } from '@passerelle/runtime/html'
import { addresses } from './addresses.ts'
import { lasting } from './lasting.ts'
import type { Office } from './office.ts'

const schema = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const declaration = raw('<?xml version="1.0" encoding="UTF-8"?>')

/** As many addresses as one sitemap may name. */
const maxAddresses = 50_000

/** The sitemap of each country. */
export async function listSitemaps({ offers, home }: Office): Promise<Page> {
  const { served } = await offers.countries()
  const maps = served.map(
    ({ country }) => html`<sitemap><loc>${addresses.sitemap(home, country)}</loc></sitemap>`,
  )
  return written(html`${declaration}
<sitemapindex xmlns="${schema}">${maps}</sitemapindex>
`)
}

/** The pages of one country. @throws {Refused} `not_found` for a country that nobody serves */
export async function readSitemap({ offers, home, clock }: Office, country: string): Promise<Page> {
  const [{ served, centres }, lines, vacancies] = await Promise.all([
    offers.countries(),
    offers.all(country),
    offers.vacancies.all(country, clock.now().toISOString()),
  ])
  if (!served.some((each) => each.country === country)) refuse({ code: 'not_found' })
  const pages = [
    addresses.country(home, country),
    ...centres.filter((centre) => centre.country === country).map(({ id }) => addresses.centre(home, id)),
    addresses.vacancies(home, country),
    ...lines.map(({ id }) => addresses.offer(home, id)),
    ...vacancies.map(({ id }) => addresses.vacancy(home, id)),
  ].slice(0, maxAddresses)
  return written(html`${declaration}
<urlset xmlns="${schema}">${pages.map((page) => html`<url><loc>${page}</loc></url>`)}</urlset>
`)
}

function written(content: Html): Page {
  const text = content.toString()
  return { content: text, headers: lasting(text) }
}
