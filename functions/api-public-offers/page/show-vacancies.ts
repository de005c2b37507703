import type { Page } from '@passerelle/contract/kit'
import type { VacancyLineView } from '@passerelle/contract/vacancies'
import { refuse } from '@passerelle/domain/kernel'
import type { Language } from '@passerelle/messages'
import { type OfferWords, offerWordsIn } from '@passerelle/messages/offers'
import { type Html, html } from '@passerelle/runtime/html'
import { addresses } from '../addresses.ts'
import { findVacancies } from '../find-vacancies.ts'
import type { Office } from '../office.ts'
import { askedIn, framed, told } from './frame.ts'
import { placeText } from './show-vacancy.ts'

/** So many vacancies stand on one page, so that it stays below 30 kB. */
const limit = 10

/**
 * The open vacancies in a country, those first that end first.
 *
 * @throws {Refused} `not_found` for a country that nobody serves and in which nothing is open
 */
export async function showVacancies(
  office: Office,
  country: string,
  cursor: string | undefined,
  language: Language,
): Promise<Page> {
  const words = offerWordsIn(language)
  const { say } = words
  const [{ served }, { items, next }] = await Promise.all([
    office.offers.countries(),
    findVacancies(office, { country, limit, cursor }),
  ])
  const isServed = served.some((each) => each.country === country)
  if (!isServed && items.length === 0) refuse({ code: 'not_found' })
  const body = html`${items.length === 0 ? html`<p>${say('page.noVacancies')}</p>` : undefined}
<ul>${items.map((line) => vacancyItem(words, line))}</ul>
${next === undefined ? undefined : html`<p><a rel="next" href="${askedIn(language, new URLSearchParams({ cursor: next }))}">${say('page.moreVacancies')}</a></p>`}
${isServed ? html`<p><a href="../${country}?in=${language}">${words.country(country)}</a></p>` : undefined}`
  return framed(words, {
    title: `${say('page.vacancies')}: ${words.country(country)}`,
    body,
    address: addresses.vacancies(office.home, country),
    toHome: '../../../pages',
  })
}

function vacancyItem(words: OfferWords, line: VacancyLineView): Html {
  const { say, language } = words
  return html`<li><a href="../../vacancies/${line.id}?in=${language}">${told(words.pick(line.title))}</a>
<div class="small"><bdi>${line.employerName}</bdi> · ${placeText(words, line.workplace)}</div>
<div class="small">${say(`employment.${line.employmentType}`)} · ${say('page.validThrough')} ${words.day(line.validThrough)}</div></li>
`
}
