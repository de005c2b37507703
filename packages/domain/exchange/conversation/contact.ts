import { localHour } from '../../calendar/zones.ts'
import type { Channel } from '../../casework/participant/channel.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Instant } from '../../kernel/time.ts'

/** For what an organisation writes to a person whom it accompanies. */
export const contactTemplates = [
  'first_contact',
  'please_call',
  'appointment_reminder',
  'pre_departure_call',
] as const

export type ContactTemplate = (typeof contactTemplates)[number]

/** The rules of a channel that have shaped a text. */
export const contactRules = ['shared', 'no_journey', 'code_word', 'hours'] as const

export type ContactRule = (typeof contactRules)[number]

/** The limits of a text on a channel (domain.md 7.1, N16). */
export type ContactTerms = {
  /**
   * Whether it may say what anybody is called: the person, or the organisation. Others read a shared channel as well.
   */
  readonly names: boolean
  /** Whether it may let on that it is about Germany, a journey, or a return. An organisation's name does. */
  readonly journey: boolean
  /** The first words, so that the person knows who is asking. */
  readonly codeWord?: string
  readonly rules: readonly ContactRule[]
}

/**
 * The limits that a channel's safety rule sets at an instant.
 *
 * @throws {Refused} `contact_refused` where the person is not to be contacted there, or not at that hour
 */
export function contactTerms({ kind, safety }: Channel, at: Instant): ContactTerms {
  const { shared, mayMentionGermany, hours, codeWord, doNotContact } = safety
  if (doNotContact) refuse({ code: 'contact_refused', what: 'do_not_contact', hours: 'none' })
  if (hours && !isWithin(localHour(at, hours.timeZone), hours)) {
    refuse({
      code: 'contact_refused',
      what: 'outside_hours',
      hours: `${hours.from}–${hours.to} (${hours.timeZone})`,
    })
  }
  const overheard = shared || kind === 'via_trusted_person'
  return {
    names: !overheard,
    journey: mayMentionGermany,
    ...(codeWord !== undefined && { codeWord }),
    rules: [
      ...(overheard ? (['shared'] as const) : []),
      ...(mayMentionGermany ? [] : (['no_journey'] as const)),
      ...(codeWord === undefined ? [] : (['code_word'] as const)),
      ...(hours === undefined ? [] : (['hours'] as const)),
    ],
  }
}

/** A template in one language: as it is, and so that nobody learns what it is about. */
export type ContactTexts = {
  readonly greeting: (name: string | undefined) => string
  readonly when: (when: string) => string
  readonly closing: string
  readonly open: string
  readonly neutral: string
}

/** The parts that could be said, if the channel allows them. */
export type ContactFacts = {
  readonly name?: string | undefined
  readonly organisation?: string | undefined
  /** Day and hour, written in the language of the text. */
  readonly when?: string | undefined
  /** All names of the person and of the organisations: nothing of them may stand in a code word on a shared channel. */
  readonly names: readonly string[]
  /** Beginnings of words that let on what it is about, in every language there is. */
  readonly telltale: readonly string[]
}

/**
 * A text for a person, as far as the channel lets it be said. A part that cannot be said is left out; a code word that
 * itself would give something away is refused, for somebody to agree on another one.
 *
 * @throws {Refused} `contact_refused`
 */
export function composeContact(terms: ContactTerms, texts: ContactTexts, facts: ContactFacts): string {
  const tells = (text: string) => !terms.journey && containsAny(text, facts.telltale)
  const { codeWord } = terms
  if (codeWord !== undefined && (tells(codeWord) || (!terms.names && sharesWord(codeWord, facts.names)))) {
    refuse({ code: 'contact_refused', what: 'code_word_gives_away', hours: 'none' })
  }
  const name = terms.names && facts.name !== undefined && !tells(facts.name) ? facts.name : undefined
  const organisation = terms.names && terms.journey ? facts.organisation : undefined
  const text = [
    codeWord,
    texts.greeting(name),
    terms.journey ? texts.open : texts.neutral,
    facts.when === undefined ? undefined : texts.when(facts.when),
    texts.closing,
    organisation,
  ]
    .filter((line) => line !== undefined)
    .join('\n')
  // A telltale text is a fault of the message files; better said by nobody than by mistake.
  return tells(text) ? refuse({ code: 'contact_refused', what: 'text_gives_away', hours: 'none' }) : text
}

/** Whether one of these beginnings of words stands in a text, in whatever spelling. */
export function containsAny(text: string, telltale: readonly string[]): boolean {
  const spelled = plain(text)
  return telltale.some((word) => spelled.includes(plain(word)))
}

function sharesWord(text: string, names: readonly string[]): boolean {
  const said = new Set(wordsOf(text))
  return names.flatMap(wordsOf).some((word) => said.has(word))
}

function wordsOf(text: string): readonly string[] {
  return plain(text).match(/[\p{L}\p{N}]{2,}/gu) ?? []
}

/** Without accents, vowel signs, capitals and marks that cannot be seen. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
}

/** Hours that end earlier than they begin pass midnight; equal ones mean any. */
function isWithin(hour: string, { from, to }: { readonly from: string; readonly to: string }): boolean {
  return from < to ? from <= hour && hour < to : hour >= from || hour < to
}
