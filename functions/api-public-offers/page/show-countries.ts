import type { Page } from '@passerelle/contract/kit'
import type { Language } from '@passerelle/messages'
import { offerWordsIn } from '@passerelle/messages/offers'
import { html } from '@passerelle/runtime/html'
import { addresses } from '../addresses.ts'
import { listCountries } from '../list-countries.ts'
import type { Office } from '../office.ts'
import { framed } from './frame.ts'

/** The countries of return, and whether a centre is open in each. */
export async function showCountries(office: Office, language: Language): Promise<Page> {
  const words = offerWordsIn(language)
  const { say, country: nameOf } = words
  const countries = await listCountries(office)
  const byName = countries.toSorted((one, other) =>
    nameOf(one.country).localeCompare(nameOf(other.country), language),
  )
  const body = html`<p>${say('page.lead')}</p>
<h2>${say('page.countries')}</h2>
${byName.length === 0 ? html`<p>${say('page.noCountries')}</p>` : undefined}
<ul>${byName.map(
    ({ country, state }) =>
      html`<li><a href="pages/countries/${country}?in=${language}">${nameOf(country)}</a> <span class="small">${say(`centreState.${state}`)}</span></li>
`,
  )}</ul>`
  return framed(words, { title: say('page.title'), body, address: addresses.countries(office.home) })
}
