import type {
  FirstInterviewEntry,
  NewParticipant,
  PlanEntry,
  SkillsAssessmentEntry,
} from '@passerelle/domain/casework'
import type { Module } from '@passerelle/domain/programmes'
import { aSignature } from '../support/coaching.ts'
import { inDays } from '../support/exchange.ts'
import { type Needle, needlesOf } from '../support/needles.ts'

/*
 * Made-up people whose every word is marked. A mark is a stem that occurs nowhere else, with letters that can be
 * composed or not, and behind it whose word it is and which: so one search finds any of them and says which it is.
 */

const stems = {
  latin: 'Zaïrölkanari',
  arabic: 'أبوكناريمآب',
  /** Digits, for numbers that take nothing else. */
  digits: '9081726',
  plain: 'kanarienpost',
  /** Places of a pen, as nobody else's went. */
  strokes: '[417,113],[583,61],[291,187]',
} as const

/** The names of members: personal too. Their address stands in the identity pool, where they sign in with it. */
export const memberStems = { name: 'Mitgliëdkanari', email: 'kollegenpost' } as const

/** The needles of the people who are accompanied. */
export const participantNeedles: readonly Needle[] = Object.values(stems).flatMap(needlesOf)
export const memberNameNeedles: readonly Needle[] = needlesOf(memberStems.name)
export const memberEmailNeedles: readonly Needle[] = needlesOf(memberStems.email)

/** The words of person number `n`, who is one of at most a thousand. */
export function canary(n: number) {
  const word = (field: string) => `${stems.latin} ${n} ${field}`
  const arabicWord = (field: string) => `${stems.arabic} ${n} ${field}`
  const number = (last: number) => `+4930${stems.digits}${String(2 * n + last).padStart(4, '0')}`
  const safety = { shared: true, mayMentionGermany: false }

  const person: NewParticipant = {
    names: [
      { kind: 'official', primary: true, given: word('given'), family: word('family'), script: 'Latn' },
      { kind: 'transliteration', primary: false, given: arabicWord('given'), family: arabicWord('family') },
      { kind: 'nickname', primary: false, given: word('nickname') },
    ],
    birth: { year: 1950 + (n % 50) },
    gender: 'female',
    languages: ['ar', 'fr'],
    returnCountry: 'SN',
    returnDistrict: word('district'),
    channels: [
      { kind: 'phone', value: number(1), safety: { ...safety, codeWord: word('code word') } },
      { kind: 'whatsapp', value: number(2), safety: { ...safety, codeWord: arabicWord('code word') } },
      { kind: 'email', value: `${stems.plain}-${n}@example.org`, safety },
      { kind: 'telegram', value: `@${stems.plain}_${n}`, safety: { ...safety, doNotContact: true } },
      { kind: 'postal', value: word('street, Pikine'), safety },
      { kind: 'via_trusted_person', value: arabicWord('aunt'), safety },
    ],
    plannedDeparture: { date: inDays(30 + (n % 60)), certainty: 'planned' },
    supportNeeds: {
      health: { need: word('health'), urgent: true },
      psychosocial: { need: word('psychosocial'), urgent: false },
      accessibility: { need: word('accessibility'), urgent: false },
      protection: { need: arabicWord('protection'), urgent: true },
    },
  }
  const interview: FirstInterviewEntry = {
    heldOn: '2026-02-02',
    mode: 'presence',
    language: 'fr',
    interpretation: { needed: true, language: 'ar', by: 'professional' },
    goal: word('goal'),
    situation: [
      { topic: 'housing', note: word('housing') },
      { topic: 'debts', note: arabicWord('debts') },
    ],
    expectations: arabicWord('expectations'),
    labourMarketDestination: {
      country: 'SN',
      region: word('region'),
      occupations: ['7531'],
      note: word('labour market'),
    },
  }
  const assessment: SkillsAssessmentEntry = {
    assessedOn: '2026-02-10',
    occupations: [
      {
        isco08: '7531',
        years: 4.5,
        learnt: 'informal',
        evidence: [{ kind: 'reference', note: word('reference') }],
      },
    ],
    languages: [{ language: 'ar', listening: 'C1' }],
    skills: [{ name: word('skill') }, { name: arabicWord('skill'), level: 'advanced' }],
  }
  const plan = (modules: readonly Module[]): PlanEntry => ({
    occupationalGoal: { isco08: '7531', note: word('occupational goal') },
    businessIdea: true,
    businessIdeaNote: arabicWord('business idea'),
    items: modules.slice(0, 2).map(({ id }) => ({ moduleId: id, purpose: word('purpose') })),
  })
  const signature = aSignature([
    [
      [n % 600, 97],
      [417, 113],
      [583, 61],
      [291, 187],
    ],
  ])
  return { person, interview, assessment, plan, word, arabicWord, signature }
}

export type Canary = ReturnType<typeof canary>
