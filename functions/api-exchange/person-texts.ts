import {
  type ContactRule,
  type ContactTemplate,
  type ContactTerms,
  type ContactTexts,
  composeContact,
} from '@passerelle/domain/exchange'
import type { Instant } from '@passerelle/domain/kernel'
import ar from './person-messages/ar.json' with { type: 'json' }
import de from './person-messages/de.json' with { type: 'json' }
import en from './person-messages/en.json' with { type: 'json' }
import fr from './person-messages/fr.json' with { type: 'json' }

type PersonMessages = Omit<ContactTexts, 'open' | 'neutral'> & {
  readonly version: number
  readonly templates: Readonly<Record<ContactTemplate, Pick<ContactTexts, 'open' | 'neutral'>>>
  readonly telltale: readonly string[]
}

const catalogues: ReadonlyMap<string, PersonMessages> = new Map(Object.entries({ ar, de, en, fr }))

/** Whoever reads over the person's shoulder may know any of the languages. */
export const telltale: readonly string[] = [...catalogues.values()].flatMap((messages) => messages.telltale)

/** A text that is ready to be sent, and what has shaped it. */
export type PersonText = {
  readonly language: string
  readonly version: number
  readonly rules: readonly ContactRule[]
  readonly text: string
}

/** Who is addressed, by whom, and since when they have an appointment, if they have one. */
export type Addressed = {
  /** The person's languages, that of the channel first. */
  readonly languages: readonly string[]
  readonly name?: string | undefined
  readonly organisation?: string | undefined
  readonly names: readonly string[]
  readonly appointment?: { readonly at: Instant; readonly timeZone: string } | undefined
}

/** The first of these languages that there are texts in, or else English, for somebody to interpret. */
function textLanguage(wanted: readonly string[]): string {
  const primaries = wanted.map((tag) => tag.toLowerCase().split('-')[0] ?? '')
  return primaries.find((primary) => catalogues.has(primary)) ?? 'en'
}

/** A template in the person's language, as far as the channel lets it be said. @throws {Refused} `contact_refused` */
export function textFor(template: ContactTemplate, terms: ContactTerms, addressed: Addressed): PersonText {
  const language = textLanguage(addressed.languages)
  const { templates, version, ...texts } = catalogues.get(language) ?? en
  const { name, organisation, names, appointment } = addressed
  const text = composeContact(
    terms,
    { ...texts, ...templates[template] },
    {
      name,
      organisation,
      names,
      telltale,
      when: appointment && written(appointment.at, appointment.timeZone, language),
    },
  )
  return { language, version, rules: terms.rules, text }
}

function written(at: Instant, timeZone: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(
    new Date(at),
  )
}
