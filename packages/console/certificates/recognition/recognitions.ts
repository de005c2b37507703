import type { CallOptions, ResourceOf } from '@passerelle/client'
import { type Language, pick } from '@passerelle/messages'
import type { CodesOf } from '@passerelle/messages/console'
import { typedNumber } from '@passerelle/messages/typed'
import { useRead } from '../../api/use-read.ts'
import { codeOf } from '../../casework/occupations.ts'
import { filled } from '../../kit/use-body-form.ts'
import { today } from '../../language/times.ts'

export type Recognition = ResourceOf<'listRecognitions'>['items'][number]
export type RecognitionOfPerson = ResourceOf<'readRecognition'>
type RecognitionBody = CallOptions<'beginRecognition'>['body']
type AssessmentBody = CallOptions<'assessRecognition'>['body']

export const evidenceKinds = [
  'certificate',
  'reference',
  'work_sample',
  'employment_record',
  'own_account',
  'other',
] as const satisfies readonly CodesOf<'recognition.evidenceKind'>[]

export const seen = ['original', 'copy', 'told'] as const satisfies readonly CodesOf<'recognition.seen'>[]

export const methods = [
  'conversation',
  'documents',
  'practical_test',
  'work_observed',
] as const satisfies readonly CodesOf<'recognition.method'>[]

export const findings = [
  'met',
  'partly',
  'not_met',
] as const satisfies readonly CodesOf<'recognition.finding'>[]

export const endings = [
  'wish_of_person',
  'evidence_missing',
  'moved_on',
  'begun_in_error',
  'other',
] as const satisfies readonly CodesOf<'recognition.ending'>[]

export const useRecognitionsOf = (participantId: string) =>
  useRead('listRecognitions', [{ params: { participantId } }])

export const useRecognition = (participantId: string, recognitionId: string) =>
  useRead('readRecognition', [{ params: { participantId, recognitionId } }])

export const useRecognitionsToAssess = (enabled: boolean) =>
  useRead('listRecognitionsToAssess', [{ query: { limit: 20 } }], { enabled })

type CriterionEntry = { id: string; title: string; essential: boolean }
type EvidenceEntry = { id: string; kind: string; title: string; seen: string; country: string; year: string }

/** What is typed, in the shape of the body that is sent; the title is that of one language. */
export type RecognitionEntry = {
  title: string
  isco08: string
  country: string
  yearsOfPractice: string
  criteria: CriterionEntry[]
  evidence: EvidenceEntry[]
}

export const noCriterion: CriterionEntry = { id: '', title: '', essential: true }
export const noEvidence: EvidenceEntry = {
  id: '',
  kind: 'own_account',
  title: '',
  seen: 'told',
  country: '',
  year: '',
}

/** A recognition to begin, or the one that is there to write anew. */
export function recognitionEntry(
  before: Recognition | undefined,
  language: Language,
  textOf: (code: string) => string,
): RecognitionEntry {
  if (before === undefined) {
    return {
      title: '',
      isco08: '',
      country: '',
      yearsOfPractice: '',
      criteria: [noCriterion],
      evidence: [noEvidence],
    }
  }
  return {
    title: pick(before.title, language),
    isco08: textOf(before.isco08),
    country: before.countries[0] ?? '',
    yearsOfPractice: String(before.yearsOfPractice ?? ''),
    criteria: before.criteria.map((each) => ({ ...each })),
    evidence: before.evidence.map(({ id, kind, title, seen: how, country = '', year = '' }) => ({
      id,
      kind,
      title,
      seen: how,
      country,
      year: String(year),
    })),
  }
}

/** The body for what was typed. What stands there before and on no screen is kept. */
export function recognitionBody(
  { title, isco08, country, yearsOfPractice, criteria, evidence }: RecognitionEntry,
  before: Recognition | undefined,
  language: Language,
): RecognitionBody {
  const known = before === undefined ? language : languageOf(before.title, language)
  const others = (before?.countries ?? []).slice(1).filter((each) => each !== country)
  const body = {
    title: { ...before?.title, [known]: title },
    isco08: codeOf(isco08),
    countries: [...(country === '' ? [] : [country]), ...others],
    ...(yearsOfPractice.trim() !== '' && { yearsOfPractice: typedNumber(yearsOfPractice) }),
    criteria: criteria.map(({ id, ...rest }) => ({ ...(id !== '' && { id }), ...rest })),
    evidence: evidence.map(({ id, year, ...rest }) => {
      const note = before?.evidence.find((each) => each.id === id)?.note
      return {
        ...filled(rest),
        title: rest.title,
        ...(id !== '' && { id }),
        ...(year.trim() !== '' && { year: typedNumber(year) }),
        ...(note !== undefined && { note }),
      }
    }),
  }
  return body as RecognitionBody // what was typed may break a rule: the API refuses it by field
}

/** The language whose title is shown, and so the one that was written upon. */
function languageOf(title: Readonly<Record<string, string>>, language: Language): string {
  const shown = pick(title, language)
  return Object.keys(title).find((each) => title[each] === shown) ?? language
}

/** What an assessor says, by the criterion. */
export type AssessmentEntry = {
  readonly on: string
  readonly methods: readonly string[]
  readonly found: Readonly<Record<string, string>>
  readonly note: string
}

export function newAssessment(): AssessmentEntry {
  return { on: today(), methods: [], found: {}, note: '' }
}

/** The body for it. A criterion of which nothing was said is left out, and the API says so. */
export function assessmentBody(
  { on, methods: ways, found, note }: AssessmentEntry,
  { criteria }: Pick<Recognition, 'criteria'>,
): AssessmentBody {
  const body = {
    on,
    methods: ways,
    findings: criteria.flatMap(({ id }) =>
      found[id] === undefined || found[id] === '' ? [] : [{ criterionId: id, finding: found[id] }],
    ),
    ...(note.trim() !== '' && { note }),
  }
  return body as AssessmentBody // what was chosen may break a rule: the API refuses it by field
}
