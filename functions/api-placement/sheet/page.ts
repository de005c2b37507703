import { addresses } from '@passerelle/domain/certificates'
import { isco08Titles } from '@passerelle/domain/codes/titles'
import type { CalendarDate } from '@passerelle/domain/kernel'
import type { ReleasedParts } from '@passerelle/domain/placement'
import type { Region } from '@passerelle/domain/vacancies'
import { directionOf, type Language, pick } from '@passerelle/messages'
import { placement } from '@passerelle/messages/placement'
import { dayInWords } from '@passerelle/messages/when'
import { type Html, html, pagePolicy, raw } from '@passerelle/runtime/html'
import { style } from './style.ts'

export const contentSecurityPolicy = pagePolicy(style)

/** What a sheet says besides what was released. */
export type Around = {
  readonly employerName: string
  readonly title: Readonly<Record<string, string>>
  readonly organisationName: string
  readonly today: CalendarDate
  /** By it the adviser finds the application again; it names nobody. */
  readonly number: string
  /** Where anybody checks a certificate. */
  readonly home: string
}

/** The sheet that an employer gets: the parts that were released, and the organisation that stands for it. */
export function sheetOf(parts: ReleasedParts, around: Around, language: Language): string {
  const { say } = placement.in(language)
  const lead = { employer: around.employerName, work: pick(around.title, language) }
  const footer = {
    organisation: around.organisationName,
    day: dayInWords(language, around.today),
    number: around.number,
  }
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('sheet.title')}</title>
<style>${raw(style)}</style>
</head>
<body>
<header><h1>${say('sheet.title')}</h1><p>${say('sheet.lead', lead)}</p></header>
<dl>${facts(parts, around, language)}</dl>
<p>${say('sheet.released')}</p>
<footer>${say('sheet.footer', footer)}</footer>
</body>
</html>
`.toString()
}

function facts(parts: ReleasedParts, { home }: Around, language: Language): readonly Html[] {
  const { say } = placement.in(language)
  const { name, phone, email, occupations, skills, languages, availability, certificates } = parts
  const tongues = new Intl.DisplayNames(language, { type: 'language' })
  const one = (term: string, value: Html | undefined) =>
    value ? [html`<dt>${term}</dt><dd>${value}</dd>`] : []
  const list = (term: string, values: readonly Html[] | undefined) =>
    values && values.length > 0
      ? one(term, html`<ul>${values.map((value) => html`<li>${value}</li>`)}</ul>`)
      : []
  const text = (value: string | undefined) => (value === undefined ? undefined : html`<bdi>${value}</bdi>`)
  return [
    ...one(say('sheet.name'), text(name)),
    ...one(say('sheet.phone'), phone === undefined ? undefined : html`<bdi dir="ltr">${phone}</bdi>`),
    ...one(say('sheet.email'), email === undefined ? undefined : html`<bdi dir="ltr">${email}</bdi>`),
    ...list(say('sheet.occupations'), occupations?.map(occupation)),
    ...list(
      say('sheet.skills'),
      skills?.map((skill) => html`<bdi>${skill}</bdi>`),
    ),
    ...list(
      say('sheet.languages'),
      languages?.map(({ language: tag, level }) => html`<bdi>${tongues.of(tag) ?? tag}</bdi>, ${level}`),
    ),
    ...list(
      say('sheet.regions'),
      availability?.regions.map((region) => place(region, language)),
    ),
    ...one(
      say('sheet.earliestOn'),
      availability?.earliestOn ? html`${dayInWords(language, availability.earliestOn)}` : undefined,
    ),
    ...list(
      say('sheet.employmentTypes'),
      availability?.employmentTypes.map((kind) => html`${say(`employment.${kind}`)}`),
    ),
    ...list(
      say('sheet.certificates'),
      certificates?.map(({ title, code }) => {
        const address = `${addresses.certificate(home, code)}/page`
        return html`<bdi>${pick(title, language)}</bdi>, ${say('sheet.checked', { address })}`
      }),
    ),
  ]
}

function occupation(isco08: string): Html {
  return html`<bdi lang="en">${isco08Titles.get(isco08) ?? ''} (ISCO-08 ${isco08})</bdi>`
}

function place({ country, region }: Region, language: Language): Html {
  const name = new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country
  return region === undefined
    ? html`<bdi>${name}</bdi>`
    : html`<bdi>${name}</bdi>, <bdi dir="ltr">${region}</bdi>`
}
