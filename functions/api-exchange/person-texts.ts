import {
  type ContactRule,
  type ContactTemplate,
  type ContactTerms,
  type ContactTexts,
  composeContact,
} from '@passerelle/domain/exchange'
import type { Instant } from '@passerelle/domain/kernel'
import { closest, type Language } from '@passerelle/messages'
import { edition, personTexts, telltale } from '@passerelle/messages/person-texts'

/** A text that is ready to be sent, and what has shaped it. */
export type PersonText = {
  readonly language: string
  readonly version: number
  readonly rules: readonly ContactRule[]
  readonly text: string
}

/** The addressee, the sender, and the appointment that they have, if any. */
export type Addressed = {
  /** The person's languages, that of the channel first. */
  readonly languages: readonly string[]
  readonly name?: string | undefined
  readonly organisation?: string | undefined
  readonly names: readonly string[]
  readonly appointment?: { readonly at: Instant; readonly timeZone: string } | undefined
}

/** A template in the person's language, as far as the channel lets it be said. @throws {Refused} `contact_refused` */
export function textFor(template: ContactTemplate, terms: ContactTerms, addressed: Addressed): PersonText {
  const language = closest(addressed.languages)
  const { name, organisation, names, appointment } = addressed
  const when = appointment && written(appointment.at, appointment.timeZone, language)
  const text = composeContact(terms, textsIn(language, template), {
    name,
    organisation,
    names,
    telltale,
    when,
  })
  return { language, version: edition, rules: terms.rules, text }
}

function textsIn(language: Language, template: ContactTemplate): ContactTexts {
  const { say } = personTexts
  return {
    greeting: (name) =>
      name === undefined ? say(language, 'greetingWithoutName') : say(language, 'greeting', { name }),
    when: (when) => say(language, 'when', { when }),
    closing: say(language, 'closing'),
    open: say(language, `${template}.open`),
    neutral: say(language, `${template}.neutral`),
  }
}

function written(at: Instant, timeZone: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone })
  return format.format(new Date(at))
}
