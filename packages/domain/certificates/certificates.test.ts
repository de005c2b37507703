import { describe, expect, test } from 'vitest'
import { freeze, withIssued, withRequests } from '../casework/plan/freeze.ts'
import type { Plan } from '../casework/plan/plan.ts'
import type { Attendance } from '../coaching/attendance.ts'
import { coach, countedIds, id, later, openedAt, participantId, refusalOf } from '../testing/casework.ts'
import { taught } from '../testing/coaching.ts'
import { type NewCertificate, newCertificateSchema } from './certificate.ts'
import { type Grounds, issueCertificate } from './issue-certificate.ts'
import { checkedStateOf, publicPartOf, revokeCertificate } from './revoke-certificate.ts'

const [module] = taught.modules
if (module === undefined) throw new Error('the template has modules')
const tenant = id<'tenant'>(7)

const aPlan: Plan = {
  participantId,
  version: 1,
  changedAt: openedAt,
  edition: 1,
  state: 'draft',
  businessIdea: false,
  items: [
    {
      id: id<'planItem'>(1),
      moduleId: module.id,
      moduleVersion: 1,
      title: module.title,
      purpose: 'For the shop',
      status: 'planned',
      teachingUnits: 8,
      teachingUnitsDone: 0,
    },
  ],
}

function anAttendance(teachingUnits: number, day: string, change: Partial<Attendance> = {}): Attendance {
  return {
    participantId,
    sessionId: id<'session'>(1),
    version: 1,
    programmeId: taught.programme.id,
    ...(module && { moduleId: module.id }),
    kind: 'group_training',
    startsAt: `${day}T09:00:00.000Z`,
    timeZone: 'Europe/Berlin',
    plannedUnits: 4,
    status: teachingUnits > 0 ? 'attended' : 'absent',
    teachingUnits,
    recordedAt: openedAt,
    recordedBy: coach,
    earlier: [],
    ...change,
  }
}

const grounds = (change: Partial<Grounds> = {}): Grounds => ({
  issuer: { id: tenant, language: 'de' },
  participantId,
  programmeId: taught.programme.id,
  plan: aPlan,
  module,
  programme: taught.programme,
  attendances: [anAttendance(4, '2026-02-02'), anAttendance(4, '2026-02-09')],
  recognitions: [],
  issued: [],
  ...change,
})

const order = (change: object = {}): NewCertificate =>
  newCertificateSchema.parse({ kind: 'attendance', moduleId: module.id, ...change })

const issue = (given: Grounds, what = order()) =>
  issueCertificate(what, given, countedIds(40), coach, later, 1)
const asIssued = (given: Grounds, what = order()) => ({
  ...issue(given, what),
  digest: 'd'.repeat(64),
  credential: 'jwt',
})

describe('a certificate', () => {
  test('says what is recorded: the units, and the days of the first and last of them', () => {
    const issued = issue(
      grounds({
        attendances: [
          anAttendance(4, '2026-02-09'),
          anAttendance(0, '2026-02-16'),
          anAttendance(4, '2026-02-02'),
          anAttendance(4, '2026-02-03', { moduleId: id<'module'>(99) }),
        ],
      }),
    )
    expect(issued).toMatchObject({
      teachingUnits: 8,
      plannedUnits: 8,
      partial: false,
      attendedFrom: '2026-02-02',
      attendedUntil: '2026-02-09',
      isco08: module.trade.isco08,
    })
    expect(issued.code.startsWith(tenant)).toBe(true)
  })

  test('never counts more than there was, however often somebody came', () => {
    const often = [1, 2, 3].map((day) => anAttendance(4, `2026-02-0${day}`))
    expect(issue(grounds({ attendances: often }))).toMatchObject({
      teachingUnits: 12,
      plannedUnits: 12,
      partial: false,
    })
  })

  test('of a programme counts the units of all of its sessions', () => {
    const attendances = [
      anAttendance(4, '2026-02-02', { moduleId: undefined } as Partial<Attendance>),
      anAttendance(0, '2026-02-03'),
      anAttendance(2, '2026-02-04', { programmeId: id<'programme'>(99) }),
    ]
    const whole = order({ moduleId: undefined, programmeId: taught.programme.id, partial: true })
    expect(issue(grounds({ attendances }), whole)).toMatchObject({
      teachingUnits: 4,
      plannedUnits: 8,
      partial: true,
      title: taught.programme.name,
    })
  })

  test.each([
    ['nothing was attended', { attendances: [anAttendance(0, '2026-02-02')] }, 'nothing_attended'],
    ['fewer units were than there are', { attendances: [anAttendance(4, '2026-02-02')] }, 'units_missing'],
  ])('is refused where %s', (_, change, what) => {
    expect(refusalOf(() => issue(grounds(change)))).toEqual({ code: 'not_possible', what })
  })

  test.each([
    ['the case has no plan', { plan: undefined }, order(), 'not_in_plan'],
    ['the module is none of the organisation’s', { module: undefined }, order(), 'not_in_plan'],
    [
      'the step was cancelled',
      { plan: { ...aPlan, items: aPlan.items.map((item) => ({ ...item, status: 'cancelled' as const })) } },
      order(),
      'not_in_plan',
    ],
    [
      'the case is in no programme',
      { programmeId: undefined },
      order({ moduleId: undefined, programmeId: taught.programme.id }),
      'not_in_programme',
    ],
  ])('is refused where %s', (_, change, what, code) => {
    expect(refusalOf(() => issue(grounds(change), what))).toMatchObject({ errors: [{ code }] })
  })

  test('is refused where one in force says as much, of the same kind and of the same thing', () => {
    const first = asIssued(grounds())
    const again = () => issue(grounds({ issued: [first] }))
    expect(refusalOf(again)).toEqual({ code: 'already_exists', what: 'certificate' })
    const revoked = revokeCertificate(first, 'replaced', coach, later)
    expect(issue(grounds({ issued: [revoked] })).state).toBe('valid')
    const able = order({ kind: 'competence', decision: { by: coach, on: '2026-02-10' } })
    expect(issue(grounds({ issued: [first] }), able).kind).toBe('competence')
    const part = asIssued(grounds({ attendances: [anAttendance(4, '2026-02-02')] }), order({ partial: true }))
    expect(issue(grounds({ issued: [part] })).teachingUnits).toBe(8)
  })

  test('is taken back once, and says to others when and not why', () => {
    const first = asIssued(grounds())
    const revoked = revokeCertificate(first, 'misused', coach, later)
    expect(refusalOf(() => revokeCertificate(revoked, 'misused', coach, later))).toMatchObject({
      what: 'certificate_revoked',
    })
    const shown = publicPartOf(revoked, { id: tenant, name: 'bfz' })
    expect(shown).toMatchObject({ revokedAt: later, version: 2, issuerName: 'bfz' })
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(`misused|${coach}|${participantId}|${first.code}`))
  })

  test('stands as revoked, then as over, and else as valid', () => {
    const until = { revokedAt: undefined, validUntil: '2026-03-01' }
    expect(checkedStateOf(until, '2026-03-01T23:59:59.000Z')).toBe('valid')
    expect(checkedStateOf(until, '2026-03-02T00:00:00.000Z')).toBe('expired')
    expect(checkedStateOf({ ...until, revokedAt: later }, '2026-03-02T00:00:00.000Z')).toBe('revoked')
    expect(checkedStateOf({ revokedAt: undefined, validUntil: undefined }, later)).toBe('valid')
  })
})

test('a plan that was frozen keeps what was issued, whatever is done afterwards', () => {
  const begun = { ...aPlan, items: aPlan.items.map((item) => ({ ...item, teachingUnitsDone: 3 })) }
  const frozen = freeze(begun, later)
  const fulfilled = withIssued(frozen, module.id, later)
  expect(fulfilled?.certificateRequests).toMatchObject([{ state: 'issued', teachingUnitsDone: 3 }])
  expect(fulfilled?.version).toBe(frozen.version + 1)
  if (fulfilled === undefined) throw new Error('it was asked for')
  expect(withIssued(fulfilled, module.id, later)).toBeUndefined()
  expect(withIssued(frozen, id<'module'>(99), later)).toBeUndefined()
  expect(withRequests(fulfilled, later).certificateRequests).toEqual(fulfilled.certificateRequests)
})
