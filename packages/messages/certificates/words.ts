import type { Language } from '../core/languages.ts'
import { pick } from '../core/negotiate.ts'
import { certificateWords } from './catalogue.ts'

/** The words of a certificate in one language, with days as that language writes them. */
export type CertificateWords = {
  readonly language: Language
  readonly say: ReturnType<typeof certificateWords.in>['say']
  /** A day, also out of an instant: then its day in UTC. */
  day(instant: string): string
  /** From one day until another; one of them where they are the same. */
  days(from: string, until: string): string
  pick(texts: Readonly<Record<string, string>>): string
}

/** The part of a certificate from which it follows what somebody attained. */
export type Attained = {
  readonly teachingUnits?: number | undefined
  readonly plannedUnits?: number | undefined
  readonly decision?: { readonly on: string } | undefined
  readonly assessedOn?: string | undefined
}

/** What somebody attained, as a sentence: of what was recognised, of what they are able to do, or of what they attended. */
export function attainedText({ say, day }: CertificateWords, certificate: Attained): string {
  const { teachingUnits: attended = 0, plannedUnits: planned = 0, decision, assessedOn } = certificate
  if (assessedOn !== undefined) return say('credential.recognition', { day: day(assessedOn) })
  return decision === undefined
    ? say('credential.attendance', { attended, planned })
    : say('credential.competence', { attended, planned, day: day(decision.on) })
}

export function certificateWordsIn(language: Language): CertificateWords {
  const written = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const day = (instant: string) => written.format(new Date(instant))
  return {
    language,
    say: certificateWords.in(language).say,
    day,
    days: (from, until) => (from === until ? day(from) : `${day(from)} – ${day(until)}`),
    pick: (texts) => pick(texts, language),
  }
}
