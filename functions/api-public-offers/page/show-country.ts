import type { Page } from '@passerelle/contract/kit'
import type { CountryView, OfferLineView, SoughtOnPage } from '@passerelle/contract/offers'
import { platformLanguages } from '@passerelle/domain/codes'
import { refuse } from '@passerelle/domain/kernel'
import { offerKinds } from '@passerelle/domain/offers'
import type { Language } from '@passerelle/messages'
import { type OfferWords, offerWordsIn } from '@passerelle/messages/offers'
import { type Html, html } from '@passerelle/runtime/html'
import { addresses } from '../addresses.ts'
import { findOffers } from '../find-offers.ts'
import { listCountries } from '../list-countries.ts'
import type { Office } from '../office.ts'
import { capacityText } from './capacity.ts'
import { askedIn, framed, told } from './frame.ts'

/** So many offers stand on one page, and so many centres of a country, so that it stays below 30 kB. */
const limit = 10
const maxCentres = 5

/** So many languages are there to choose from. */
const maxChoices = 24

/**
 * A country: its centres or those that answer for it, and what is offered there.
 *
 * @throws {Refused} `not_found` for a country that nobody serves and in which nothing is offered
 */
export async function showCountry(
  office: Office,
  country: string,
  { kind, language: spoken, q, cursor }: SoughtOnPage,
  language: Language,
): Promise<Page> {
  const words = offerWordsIn(language)
  const sought = { ...(kind && { kind }), ...(spoken && { language: spoken }), ...(q && { q }) }
  const [countries, found] = await Promise.all([
    listCountries(office),
    findOffers(office, { ...sought, country, limit, ...(cursor && { cursor }) }),
  ])
  const served = countries.find((each) => each.country === country)
  const view = served ?? (await unserved(office, country))
  const asked = new URLSearchParams(sought)
  const { say } = words
  const body = html`<h2>${say('page.centres')}</h2>
${centresOf(words, view, countries)}
${served && html`<p><a href="${country}/vacancies?in=${language}">${say('page.vacancies')}</a></p>`}
<h2>${say('page.offers')}</h2>
${formOf(words, view, sought)}
${found.items.length === 0 && found.next === undefined ? html`<p>${say('page.noOffers')}</p>` : undefined}
<ul>${found.items.map((line) => offerItem(words, line))}</ul>
${found.next === undefined ? undefined : html`<p><a rel="next" href="${askedIn(language, new URLSearchParams([...asked, ['cursor', found.next]]))}">${say('page.more')}</a></p>`}`
  return framed(words, {
    title: words.country(country),
    body,
    address: addresses.country(office.home, country),
    asked,
    toHome: '../../pages',
  })
}

/** A country that is none of those of return, as long as something is offered there. */
async function unserved(office: Office, country: string): Promise<CountryView> {
  const { items } = await findOffers(office, { country, limit: 1 })
  if (items.length === 0) refuse({ code: 'not_found' })
  return { country, state: 'none', centres: [] }
}

/** The centres of a country, and of the one that answers for it where none of its own is open. */
function centresOf(words: OfferWords, view: CountryView, countries: readonly CountryView[]): Html {
  const { say, language } = words
  const others =
    view.answeredBy === view.country
      ? []
      : (countries.find(({ country }) => country === view.answeredBy)?.centres ?? []).filter(
          ({ state }) => state === 'open',
        )
  const item = ({ id, name, state }: CountryView['centres'][number]) =>
    html`<li><a href="../centres/${id}?in=${language}"><bdi>${name}</bdi></a> <span class="small">${say(`centreState.${state}`)}</span></li>
`
  return html`${view.centres.length === 0 ? undefined : html`<ul>${view.centres.slice(0, maxCentres).map(item)}</ul>`}
${view.answeredBy === view.country ? undefined : html`<p class="note">${view.answeredBy === undefined ? say('page.answeredByNone') : say('page.answeredBy', { country: words.country(view.answeredBy) })}</p>`}
${others.length === 0 ? undefined : html`<ul>${others.slice(0, maxCentres).map(item)}</ul>`}`
}

/** What one looks for. It is sent as it stands, without a script. */
function formOf(
  { say, spoken: nameOf, language }: OfferWords,
  { centres }: CountryView,
  sought: { readonly kind?: string; readonly language?: string; readonly q?: string },
): Html {
  const chosen = sought.language === undefined ? [] : [sought.language]
  const spoken = new Set([...chosen, ...platformLanguages, ...centres.flatMap(({ languages }) => languages)])
  const option = (value: string, text: string, isChosen: boolean) =>
    isChosen
      ? html`<option value="${value}" selected>${text}</option>`
      : html`<option value="${value}">${text}</option>`
  return html`<form method="get">
<input type="hidden" name="in" value="${language}">
<label>${say('page.words')} <input name="q" maxlength="100" value="${sought.q ?? ''}"></label>
<label>${say('page.kind')} <select name="kind">${option('', say('page.anyKind'), sought.kind === undefined)}${offerKinds.map((kind) => option(kind, say(`offerKind.${kind}`), kind === sought.kind))}</select></label>
<label>${say('page.spoken')} <select name="language">${option('', say('page.anyLanguage'), sought.language === undefined)}${[...spoken].slice(0, maxChoices).map((tag) => option(tag, nameOf(tag), tag === sought.language))}</select></label>
<button>${say('page.find')}</button>
</form>`
}

function offerItem(words: OfferWords, line: OfferLineView): Html {
  const { say, language } = words
  return html`<li><a href="../offers/${line.id}?in=${language}">${told(words.pick(line.title))}</a>
<div class="small">${say(`offerKind.${line.kind}`)} · <bdi>${line.organisationName}</bdi></div>
${line.capacity && html`<div class="small">${capacityText(words, line.capacity)}</div>`}</li>
`
}
