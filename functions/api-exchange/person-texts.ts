import {
  type ContactRule,
  type ContactTemplate,
  type ContactTerms,
  type ContactTexts,
  composeContact,
} from '@passerelle/domain/exchange'
import { closest, type Language } from '@passerelle/messages'
import { edition, personTexts, telltale } from '@passerelle/messages/person-texts'
import { type Meeting, whenAndWhere, whenByClock } from '@passerelle/messages/when'

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
  readonly appointment?: Meeting | undefined
}

/** A template in the person's language, as far as the channel lets it be said. @throws {Refused} `contact_refused` */
export function textFor(template: ContactTemplate, terms: ContactTerms, addressed: Addressed): PersonText {
  const language = closest(addressed.languages)
  const { name, organisation, names, appointment } = addressed
  // Where others read along, or nothing may let on that there is a journey, the clock is named and not the country.
  const isOpen = terms.names && terms.journey
  const when =
    appointment && (isOpen ? whenAndWhere(language, appointment) : whenByClock(language, appointment))
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
