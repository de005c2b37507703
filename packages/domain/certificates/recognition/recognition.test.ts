import { describe, expect, test } from 'vitest'
import {
  coach,
  colleague,
  countedIds,
  id,
  later,
  openedAt,
  participantId,
  refusalOf,
} from '../../testing/casework.ts'
import { taught } from '../../testing/coaching.ts'
import { newCertificateSchema } from '../certificate.ts'
import { type Grounds, issueCertificate } from '../issue-certificate.ts'
import {
  type AssessmentEntry,
  assessmentEntrySchema,
  assessRecognition,
  beginRecognition,
  endRecognition,
  gapsOf,
  nameAssessor,
  type Recognition,
  type RecognitionEntry,
  recognitionEntrySchema,
  rewriteRecognition,
} from './index.ts'

const writing = { ids: countedIds(60), at: openedAt }

const entry = (change: object = {}): RecognitionEntry =>
  recognitionEntrySchema.parse({
    title: { en: 'Welding of pipes', ky: 'Түтүктөрдү ширетүү' },
    isco08: '7212',
    countries: ['RU', 'KG'],
    yearsOfPractice: 9,
    criteria: [
      { title: 'Welds a seam that holds', essential: true },
      { title: 'Reads a drawing', essential: true },
      { title: 'Keeps the tools', essential: false },
    ],
    evidence: [{ kind: 'employment_record', title: 'Labour book', seen: 'copy', country: 'RU', year: 2019 }],
    ...change,
  })

const begun = (change: object = {}) => beginRecognition(participantId, entry(change), writing)
const withAssessor = (before: Recognition = begun()) =>
  nameAssessor(before, { assessorId: colleague, by: coach, isAlone: false, at: later })

type Found = AssessmentEntry['findings'][number]['finding']

function found(of: Recognition, ...results: readonly Found[]): AssessmentEntry {
  return assessmentEntrySchema.parse({
    on: '2026-02-13',
    methods: ['practical_test', 'documents', 'documents'],
    findings: of.criteria.map(({ id: criterionId }, index) => ({ criterionId, finding: results[index] })),
  })
}

const assessed = (...results: readonly Found[]) => {
  const before = withAssessor()
  return assessRecognition(before, found(before, ...results), colleague, later)
}

describe('a recognition', () => {
  test('comes to a result that follows from what was found, and that nobody enters', () => {
    expect(assessed('met', 'met', 'not_met')).toMatchObject({
      state: 'recognised',
      assessment: { result: 'recognised', methods: ['practical_test', 'documents'], recordedBy: colleague },
    })
    const gaps = assessed('met', 'partly', 'not_met')
    expect(gaps).toMatchObject({ state: 'gaps', assessment: { result: 'gaps' } })
    expect(gaps.assessment && gapsOf(gaps.assessment)).toMatchObject([
      { title: 'Reads a drawing', finding: 'partly' },
      { title: 'Keeps the tools', finding: 'not_met' },
    ])
  })

  test('is open again once somebody writes or names anew after gaps, and keeps what was found', () => {
    const gaps = assessed('met', 'partly', 'not_met')
    const criteria = gaps.criteria.map(({ id: known, ...each }) => ({ ...each, id: known }))
    const again = rewriteRecognition(gaps, entry({ criteria, yearsOfPractice: undefined }), writing)
    expect(again).toMatchObject({ state: 'open', assessorId: colleague, earlier: [{ result: 'gaps' }] })
    expect(again.criteria).toEqual(gaps.criteria)
    expect([again.assessment, again.yearsOfPractice]).toEqual([undefined, undefined])
    expect(withAssessor(gaps)).toMatchObject({ state: 'open', earlier: [{ result: 'gaps' }] })
    const nobody = nameAssessor(gaps, { assessorId: null, by: coach, isAlone: false, at: later })
    expect(nobody.assessorId).toBeUndefined()
  })

  test('is looked at by whoever is named, who is somebody else as long as there is somebody', () => {
    const own = { assessorId: coach, by: coach, at: later }
    expect(refusalOf(() => nameAssessor(begun(), { ...own, isAlone: false }))).toEqual({
      code: 'two_persons_required',
    })
    expect(nameAssessor(begun(), { ...own, isAlone: true }).assessorId).toBe(coach)
    const before = withAssessor()
    for (const other of [coach, id<'member'>(503)]) {
      const refusal = refusalOf(() =>
        assessRecognition(before, found(before, 'met', 'met', 'met'), other, later),
      )
      expect(refusal).toEqual({ code: 'forbidden' })
    }
  })

  test.each([
    ['one is left out', (all: AssessmentEntry) => all.findings.slice(1), 'criterion_left_out'],
    [
      'one is looked at twice',
      (all: AssessmentEntry) => [...all.findings, ...all.findings.slice(0, 1)],
      'twice',
    ],
    [
      'one is not there',
      (all: AssessmentEntry) => [
        ...all.findings,
        { criterionId: id<'criterion'>(99), finding: 'met' as const },
      ],
      'unknown_reference',
    ],
  ])('finds something of each criterion once: %s', (_, findingsOf, code) => {
    const before = withAssessor()
    const whole = found(before, 'met', 'met', 'met')
    const refusal = refusalOf(() =>
      assessRecognition(before, { ...whole, findings: findingsOf(whole) }, colleague, later),
    )
    expect(refusal).toMatchObject({ code: 'invalid', errors: [{ code }] })
  })

  test('is not assessed without evidence, in the future, twice, or after it ended', () => {
    const bare = withAssessor(begun({ evidence: [] }))
    const what = (of: Recognition, said = found(of, 'met', 'met', 'met')) =>
      refusalOf(() => assessRecognition(of, said, colleague, later))
    expect(what(bare)).toMatchObject({ what: 'recognition_without_evidence' })
    const before = withAssessor()
    expect(what(before, { ...found(before, 'met', 'met', 'met'), on: '2026-02-20' })).toMatchObject({
      errors: [{ path: ['body', 'on'], code: 'in_the_future' }],
    })
    expect(what(assessed('met', 'met', 'met'))).toMatchObject({ what: 'recognition_decided' })
    expect(what(assessed('met', 'partly', 'met'))).toMatchObject({ what: 'recognition_assessed' })
    const ended = endRecognition(before, 'evidence_missing', later)
    expect(ended).toMatchObject({ state: 'ended', ending: 'evidence_missing' })
    expect(what(ended)).toMatchObject({ what: 'recognition_ended' })
    expect(refusalOf(() => endRecognition(ended, 'other', later))).toMatchObject({
      what: 'recognition_ended',
    })
  })

  test('names what is wrong with what is written', () => {
    expect(
      refusalOf(() => begun({ evidence: [{ kind: 'other', title: 'x', seen: 'told', year: 2027 }] })),
    ).toEqual({
      code: 'invalid',
      errors: [{ path: ['body', 'evidence', 0, 'year'], code: 'in_the_future' }],
    })
    const unknown = [{ id: id<'criterion'>(99), title: 'Something', essential: true }]
    expect(refusalOf(() => begun({ criteria: unknown }))).toMatchObject({
      errors: [{ path: ['body', 'criteria', 0, 'id'], code: 'unknown_reference' }],
    })
    const doubled = { ...entry(), criteria: [...unknown, ...unknown] }
    expect(recognitionEntrySchema.safeParse(doubled).error?.issues).toMatchObject([
      { path: ['criteria'], message: 'twice' },
    ])
    expect(recognitionEntrySchema.safeParse({ ...entry(), criteria: [] }).success).toBe(false)
  })

  test('keeps so many assessments and no more', () => {
    let one = withAssessor()
    for (let round = 0; round < 11; round++) {
      one = assessRecognition(one, found(one, 'not_met', 'met', 'met'), colleague, later)
      if (round < 10) one = withAssessor(one)
    }
    expect(one.earlier).toHaveLength(10)
    expect(refusalOf(() => withAssessor(one))).toMatchObject({ code: 'limit_reached', what: 'corrections' })
  })
})

describe('a certificate of what was recognised', () => {
  const recognised = assessed('met', 'met', 'met')
  const order = (change: object = {}) =>
    newCertificateSchema.parse({ kind: 'recognition', recognitionId: recognised.id, ...change })
  const grounds = (change: Partial<Grounds> = {}): Grounds => ({
    issuer: { id: id<'tenant'>(7), language: 'en' },
    participantId,
    attendances: [],
    recognitions: [recognised],
    issued: [],
    ...change,
  })
  const issue = (given = grounds(), what = order()) =>
    issueCertificate(what, given, countedIds(200), coach, later, 1)

  test('says on which day it was found, and nothing of units', () => {
    const issued = issue()
    expect(issued).toMatchObject({
      kind: 'recognition',
      recognitionId: recognised.id,
      title: recognised.title,
      isco08: ['7212'],
      assessedOn: '2026-02-13',
      partial: false,
    })
    expect(Object.keys(issued)).not.toEqual(expect.arrayContaining(['teachingUnits']))
    expect(issued.programmeId).toBeUndefined()
    const inProgramme = issue(grounds({ programmeId: taught.programme.id }))
    expect(inProgramme.programmeId).toBe(taught.programme.id)
  })

  test('is issued once, and only where all that is essential is met', () => {
    const first = { ...issue(), digest: 'd'.repeat(64), credential: 'jwt' }
    expect(refusalOf(() => issue(grounds({ issued: [first] })))).toEqual({
      code: 'already_exists',
      what: 'certificate',
    })
    const gaps = assessed('met', 'not_met', 'met')
    const withGaps = () => issue(grounds({ recognitions: [gaps] }), order({ recognitionId: gaps.id }))
    expect(refusalOf(withGaps)).toEqual({ code: 'not_possible', what: 'not_recognised' })
    expect(refusalOf(() => issue(grounds({ recognitions: [] })))).toMatchObject({
      errors: [{ path: ['body', 'recognitionId'], code: 'unknown_reference' }],
    })
  })

  test.each([
    ['of nothing', { recognitionId: undefined }, 'recognitionId'],
    ['of a module besides', { moduleId: id<'module'>(1) }, 'moduleId'],
    ['of a programme besides', { programmeId: id<'programme'>(1) }, 'moduleId'],
    ['as a confirmation of attendance', { kind: 'attendance', moduleId: id<'module'>(1) }, 'recognitionId'],
    ['with another decision', { decision: { by: coach, on: '2026-02-13' } }, 'decision'],
  ])('is not ordered %s', (_, change, field) => {
    const said = newCertificateSchema.safeParse({
      kind: 'recognition',
      recognitionId: recognised.id,
      ...change,
    })
    expect(said.error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
  })
})
