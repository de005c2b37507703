import { describe, expect, test } from 'vitest'
import { coach, colleague, refusalOf } from '../testing/casework.ts'
import { aYear, metOn } from '../testing/follow-up.ts'
import { type FollowUp, followUpSchema, maxCorrections, recordFollowUpSchema } from './follow-up.ts'
import { recordFollowUp } from './record-follow-up.ts'

const at = '2026-06-12T09:00:00.000Z'
const { year, followUps } = aYear()
const [third, sixth] = followUps

/** Somebody at work in Pikine, as they said on the telephone. */
const atWork = {
  reached: true,
  on: '2026-06-11',
  way: 'phone',
  outcome: 'employed',
  since: '2026-05-04',
  proof: 'own_word',
  note: 'Sews for a shop in Pikine',
} as const

function record(
  body: unknown,
  {
    before = third,
    among = followUps,
    by = coach,
    on = at,
  }: { before?: FollowUp; among?: readonly FollowUp[]; by?: typeof coach; on?: string } = {},
): FollowUp | undefined {
  return recordFollowUp(before, recordFollowUpSchema.parse(body), { year, followUps: among }, by, on)
}

function done(body: unknown, options: Parameters<typeof record>[1] = {}): FollowUp {
  const now = record(body, options)
  if (now === undefined) throw new TypeError('nothing was written')
  return now
}

const faultsOf = (body: unknown, options: Parameters<typeof record>[1] = {}) => {
  const refusal = refusalOf(() => record(body, options))
  return refusal?.code === 'invalid'
    ? refusal.errors.map(({ path, code }) => `${path.slice(1).join('.')} ${code}`)
    : refusal
}

describe('a follow-up', () => {
  test('is done once somebody was reached, with what came of it, since when, and how that is known', () => {
    const now = done({ result: atWork })
    expect(followUpSchema.parse(now)).toEqual(now)
    expect(now).toMatchObject({ version: 2, state: 'done', result: atWork, recordedBy: coach, earlier: [] })
  })

  test('stays open while somebody goes on trying', () => {
    const tried = done({ attempts: [{ on: '2026-06-10', way: 'phone' }] })
    expect(tried).toMatchObject({ state: 'open', attempts: [{ on: '2026-06-10', way: 'phone' }] })
    expect(tried).not.toHaveProperty('result')
  })

  test('is done as well where nobody was reached, after a try at least', () => {
    const lost = { result: { reached: false, on: '2026-06-12' } }
    expect(faultsOf(lost)).toEqual(['attempts too_small_array'])
    expect(done({ ...lost, attempts: [{ on: '2026-06-10', way: 'phone' }] })).toMatchObject({ state: 'done' })
  })

  test('is corrected, and what stood before is kept with who wrote it', () => {
    const first = done({ result: atWork })
    const corrected = done(
      { result: { ...atWork, outcome: 'self_employed' } },
      { before: first, by: colleague, on: '2026-06-13T09:00:00.000Z' },
    )
    expect(corrected).toMatchObject({
      version: 3,
      result: { outcome: 'self_employed' },
      recordedBy: colleague,
      earlier: [{ result: atWork, recordedBy: coach, recordedAt: at, attempts: [] }],
    })
    const opened = done({}, { before: corrected, on: '2026-06-14T09:00:00.000Z' })
    expect(opened).toMatchObject({ state: 'open' })
    expect(opened.earlier).toHaveLength(2)
  })

  test('that is sent twice is written once, in whichever order its fields come', () => {
    const first = done({ result: atWork })
    const { note, ...rest } = atWork
    expect(record({ result: { note, ...rest } }, { before: first, by: colleague })).toBeUndefined()
    expect(record({ result: rest }, { before: first })).toBeDefined()
  })

  test('keeps what was answered until it is answered anew, and drops it with the result', () => {
    const answers = [{ item: 'work', answer: 1 }]
    const first = done({ result: atWork, answers })
    expect(first.response).toEqual({ instrument: 'REINT-TOPICS', version: 1, answers })
    const corrected = done({ result: { ...atWork, proof: 'contract' } }, { before: first })
    expect(corrected.response?.answers).toEqual(answers)
    expect(corrected.earlier[0]?.response?.answers).toEqual(answers)
    expect(done({ result: atWork, answers: [] }, { before: first })).not.toHaveProperty('response')
    expect(done({}, { before: first })).not.toHaveProperty('response')
    expect(record({ result: atWork, answers }, { before: first })).toBeUndefined()
    expect(faultsOf({ answers })).toEqual(['answers not_reached'])
    expect(faultsOf({ result: atWork, answers: [{ item: 'work_next', answer: 1 }] })).toEqual([
      'answers.0.item not_asked',
    ])
  })

  test('keeps twenty corrections', () => {
    const earlier = Array.from({ length: maxCorrections }, () => ({ attempts: [], recordedAt: at }))
    const before = { ...done({ result: atWork }), earlier }
    expect(faultsOf({}, { before })).toEqual({
      code: 'limit_reached',
      what: 'corrections',
      limit: maxCorrections,
    })
  })
})

describe('a follow-up is refused', () => {
  test('before the first contact, in the result as in each try', () => {
    expect(faultsOf({ result: { ...atWork, on: '2026-03-09' } })).toEqual(['result.on before_contact'])
    const attempts = [
      { on: '2026-03-09', way: 'phone' },
      { on: metOn, way: 'phone' },
    ]
    expect(faultsOf({ attempts })).toEqual(['attempts.0.on before_contact'])
  })

  test('on a day that has not come', () => {
    expect(faultsOf({ result: { ...atWork, on: '2026-06-13' } })).toEqual(['result.on in_the_future'])
    expect(faultsOf({ result: { ...atWork, since: '2026-06-13' } })).toEqual(['result.since in_the_future'])
    expect(faultsOf({ attempts: [{ on: '2026-06-20', way: 'phone' }] })).toEqual([
      'attempts.0.on in_the_future',
    ])
  })

  test('more than a month before the day that is meant', () => {
    expect(faultsOf({ result: { ...atWork, on: '2026-05-11' } })).toBeUndefined()
    expect(faultsOf({ result: { ...atWork, on: '2026-05-10' } })).toEqual(['result.on too_early'])
  })

  test('after a later one, or before an earlier one', () => {
    const first = done({ result: atWork })
    const among = [first, ...followUps.slice(1)]
    const on = '2026-09-20T09:00:00.000Z'
    const later = done({ result: { ...atWork, on: '2026-09-11' } }, { before: sixth, among, on })
    const both = [first, later, ...followUps.slice(2)]
    expect(faultsOf({ result: { ...atWork, on: '2026-09-12' } }, { before: first, among: both, on })).toEqual(
      ['result.on out_of_order'],
    )
    const early = { ...atWork, on: '2026-08-12' }
    const late = done({ result: { ...atWork, on: '2026-08-20' } }, { on })
    expect(faultsOf({ result: early }, { before: sixth, among: [late, sixth], on })).toEqual([
      'result.on out_of_order',
    ])
  })

  test('with an outcome that began before another one that came before it, or after the conversation', () => {
    const first = done({ result: atWork })
    const among = [first, ...followUps.slice(1)]
    const on = '2026-09-20T09:00:00.000Z'
    const course = { ...atWork, on: '2026-09-11', outcome: 'in_training' }
    const options = { before: sixth, among, on }
    expect(faultsOf({ result: { ...course, since: '2026-05-03' } }, options)).toEqual([
      'result.since out_of_order',
    ])
    expect(faultsOf({ result: { ...course, since: '2026-05-04' } }, options)).toBeUndefined()
    expect(faultsOf({ result: { ...atWork, on: '2026-09-11' } }, options)).toBeUndefined()
    expect(faultsOf({ result: { ...atWork, since: '2026-06-12' } })).toEqual([
      'result.since after_conversation',
    ])
  })

  test('without the day since when somebody works, and with none where nothing began', () => {
    const { since: _, ...vague } = atWork
    expect(faultsOf({ result: vague })).toEqual(['result.since required'])
    expect(faultsOf({ result: { ...vague, outcome: 'seeking' } })).toBeUndefined()
  })

  test('with a try twice, or after the conversation', () => {
    const twice = { on: '2026-06-10', way: 'phone' }
    expect(faultsOf({ attempts: [twice, twice] })).toEqual(['attempts.1.on twice'])
    expect(faultsOf({ attempts: [{ ...twice, on: '2026-06-12' }], result: atWork })).toEqual([
      'attempts.0.on after_conversation',
    ])
  })

  test('with a person’s own link as the way of somebody else, or a field that nobody knows', () => {
    const refused = (body: unknown) => recordFollowUpSchema.safeParse(body).success
    expect(refused({ result: atWork })).toBe(true)
    expect(faultsOf({ result: { ...atWork, way: 'own_link' } })).toEqual(['result.way not_allowed'])
    const own = { ...done({ result: atWork }), result: { ...atWork, way: 'own_link' } } as const
    expect(faultsOf({ result: { ...own.result, proof: 'contract' } }, { before: own })).toBeUndefined()
    expect(refused({ result: { ...atWork, residence: 'x' } })).toBe(false)
    expect(refused({ result: { reached: false, on: '2026-06-10', outcome: 'employed' } })).toBe(false)
  })
})
