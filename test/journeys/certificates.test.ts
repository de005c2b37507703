import type { ParticipantId } from '@passerelle/domain/kernel'
import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, memberId, takeIn } from '../support/casework.ts'
import { aHeldSession, aPlannedCase, aTaughtCase, type Course } from '../support/certificates.ts'
import { openTestCloud } from '../support/cloud.ts'
import { inDays } from '../support/exchange.ts'
import { callsDuring, isRoles, membersCalls } from '../support/interference.ts'
import { ownLink } from '../support/own-link.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud({ concurrency: 1 })
const { tenant, admin } = await stage.openTenant()
const [coach, colleague, coordinator, instructor, auditor] = [
  await stage.join(admin, ['coach']),
  await stage.join(admin, ['coach']),
  await stage.join(admin, ['coordinator']),
  await stage.join(admin, ['instructor']),
  await stage.join(admin, ['auditor']),
]
const { programme, modules } = await aProgramme(coordinator.api)
const [module, untaught] = modules
if (module === undefined || untaught === undefined) throw new Error('the template has modules')
const course: Course = { programme, module, coach }
const anybody = stage.client()

const of = ({ id }: { readonly id: ParticipantId }) => ({ params: { participantId: id } })
const attendance = { kind: 'attendance', moduleId: module.id } as const
const competence = {
  ...attendance,
  kind: 'competence',
  decision: { by: memberId(instructor), on: inDays(-1) },
} as const

const check = async (code: string) =>
  (await anybody.checkCertificate({ params: { certificateCode: code } })).body

describe('a certificate from what was recorded to whoever checks it', () => {
  test('says what was attended, is checked without signing in, and is taken back', async () => {
    const case_ = await aTaughtCase(course)
    const { body: issued, headers } = await coach.api.issueCertificate({ ...of(case_), body: attendance })
    expect(headers.get('location')).toMatch(new RegExp(`certificates/${issued.id}$`))
    expect(issued).toMatchObject({
      kind: 'attendance',
      state: 'valid',
      moduleId: module.id,
      programmeId: programme.id,
      title: module.title,
      teachingUnits: 4,
      plannedUnits: 4,
      partial: false,
      attendedFrom: inDays(-1),
      issuedBy: memberId(coach),
      language: 'de',
    })
    expect(await check(issued.code)).toEqual({
      version: 1,
      issuerId: tenant.id,
      issuerName: tenant.name,
      kind: 'attendance',
      title: module.title,
      isco08: module.trade.isco08,
      teachingUnits: 4,
      plannedUnits: 4,
      partial: false,
      attendedFrom: inDays(-1),
      attendedUntil: inDays(-1),
      issuedAt: issued.issuedAt,
      code: issued.code,
      state: 'valid',
      keys: `${stage.cloud.api}/v1/public/keys/${tenant.id}`,
    })
    const params = { ...of(case_).params, certificateId: issued.id }
    const revoke = (ifMatch: number) =>
      coach.api.revokeCertificate({ params, ifMatch, body: { reason: 'issued_in_error' } })
    const { body: revoked } = await revoke(1)
    expect(revoked).toMatchObject({ version: 2, state: 'revoked', revocation: { reason: 'issued_in_error' } })
    // Why it was taken back is between the organisation and the person.
    const checked = await check(issued.code)
    expect(checked).toMatchObject({ state: 'revoked', revokedAt: revoked.revocation?.at })
    expect(JSON.stringify(checked)).not.toContain('issued_in_error')
    expect(await refusalOf(revoke(2))).toMatchObject({ status: 409, what: 'certificate_revoked' })
    expect(await refusalOf(revoke(1))).toMatchObject({ status: 412, current: 2 })
    // One that counts no more is no obstacle to a new one.
    await coach.api.issueCertificate({ ...of(case_), body: attendance })
    const { body: all } = await coach.api.listCertificates(of(case_))
    expect(all.items.map(({ state }) => state)).toEqual(['revoked', 'valid'])
    const { body: one } = await coach.api.readCertificate({ params })
    expect(one).toEqual(all.items[0])
  })

  test('competence is an instructor’s word, and nobody else’s', async () => {
    const case_ = await aTaughtCase(course)
    const order = (body: object) =>
      coach.api.issueCertificate({ ...of(case_), body: { ...competence, ...body } as typeof competence })
    const refused = async (body: object) => (await refusalOf(order(body))).errors?.[0]
    expect(await refused({ decision: undefined })).toMatchObject({ code: 'decision_required' })
    expect(await refused({ kind: 'attendance' })).toMatchObject({ code: 'decision_of_competence' })
    const by = (person: typeof coach) => ({ decision: { by: memberId(person), on: inDays(-1) } })
    expect(await refused(by(auditor))).toMatchObject({ path: 'body.decision.by', code: 'does_not_teach' })
    const on = (day: string) => ({ decision: { by: memberId(instructor), on: day } })
    expect(await refused(on(inDays(3)))).toMatchObject({ code: 'in_the_future' })
    expect(await refused(on(inDays(-9)))).toMatchObject({ code: 'before_attendance' })
    const { body: issued } = await order({})
    expect(issued.decision).toEqual({ by: memberId(instructor), on: inDays(-1) })
    // Of those who were in it, nobody who checks it learns.
    expect(JSON.stringify(await check(issued.code))).not.toContain(memberId(instructor))
  })

  test('of a part where that is meant, and of more once there is more', async () => {
    const case_ = await aTaughtCase(course, { planned: 8, attended: 3 })
    const issue = (body: object = {}) =>
      coach.api.issueCertificate({ ...of(case_), body: { ...attendance, ...body } })
    expect(await refusalOf(issue())).toMatchObject({ status: 409, what: 'units_missing' })
    const { body: first } = await issue({ partial: true })
    expect(first).toMatchObject({ teachingUnits: 3, plannedUnits: 8, partial: true })
    expect(await refusalOf(issue({ partial: true }))).toMatchObject({ status: 409, code: 'already_exists' })
    await aHeldSession(course, [[case_.id, 4]])
    const { body: second } = await issue({ partial: true })
    expect(second).toMatchObject({ teachingUnits: 7, partial: true })
    expect(await check(first.code)).toMatchObject({ state: 'valid', teachingUnits: 3 })
  })

  test('counts to its last day where it has one', async () => {
    const case_ = await aTaughtCase(course)
    const issue = (validUntil: string) =>
      coach.api.issueCertificate({ ...of(case_), body: { ...attendance, validUntil } })
    expect((await refusalOf(issue(inDays(0)))).errors).toMatchObject([{ code: 'not_in_the_future' }])
    const { body: issued } = await issue(inDays(30))
    expect(await check(issued.code)).toMatchObject({ state: 'valid', validUntil: inDays(30) })
  })

  test('of a whole programme, with the units of all of its sessions, also once it has ended', async () => {
    const { programme: short } = await aProgramme(coordinator.api)
    const inShort = { ...course, programme: short }
    const case_ = await aPlannedCase(inShort)
    await aHeldSession(inShort, [[case_.id, 4]], false)
    await aHeldSession(inShort, [[case_.id, 2]], false)
    const read = await coordinator.api.readProgramme({ params: { programmeId: short.id } })
    await coordinator.api.editProgramme({
      params: { programmeId: short.id },
      ifMatch: read.body.version,
      body: { state: 'ended' },
    })
    const body = { kind: 'attendance', programmeId: short.id, partial: true } as const
    const { body: issued } = await coach.api.issueCertificate({ ...of(case_), body })
    expect(issued).toMatchObject({ teachingUnits: 6, plannedUnits: 8, title: short.name })
    const another = { ...body, programmeId: programme.id }
    expect(
      (await refusalOf(coach.api.issueCertificate({ ...of(case_), body: another }))).errors,
    ).toMatchObject([{ path: 'body.programmeId', code: 'not_in_programme' }])
  })

  test('fulfils what an early departure asked for, and what was not attended stays asked for', async () => {
    const case_ = await aTaughtCase(course, { planned: 8, attended: 3 })
    const { body: plan } = await coach.api.readPlan(of(case_))
    const itemId = plan.items[0]?.id ?? ''
    await coach.api.recordPlanProgress({
      params: { ...of(case_).params, itemId },
      ifMatch: plan.version,
      body: { status: 'partly', teachingUnitsDone: 3 },
    })
    const date = inDays(5)
    await coach.api.departEarly({
      ...of(case_),
      body: { date, arrivalWindow: { earliest: date, latest: inDays(6) } },
      ifMatch: case_.version,
    })
    await coach.api.issueCertificate({ ...of(case_), body: { ...attendance, partial: true } })
    const { body: after } = await coach.api.readPlan(of(case_))
    expect(after.certificateRequests).toMatchObject([{ itemId, state: 'issued' }])
  })
})

describe('what is refused', () => {
  test.each([
    ['nothing was attended', { ...attendance }, { status: 409, what: 'nothing_attended' }],
    [
      'the plan does not hold it',
      { ...attendance, moduleId: untaught.id },
      { status: 400, errors: [{ path: 'body.moduleId', code: 'not_in_plan' }] },
    ],
    ['neither is named', { kind: 'attendance' }, { errors: [{ code: 'module_or_programme' }] }],
    [
      'both are named',
      { ...attendance, programmeId: programme.id },
      { errors: [{ code: 'module_or_programme' }] },
    ],
  ] as const)('a certificate where %s', async (_, body, refusal) => {
    const case_ = await aPlannedCase(course)
    expect(await refusalOf(coach.api.issueCertificate({ ...of(case_), body }))).toMatchObject(refusal)
    expect((await coach.api.listCertificates(of(case_))).body.items).toEqual([])
  })

  test('a code that nobody has issued is as unknown as one that is none', async () => {
    const { body } = await coach.api.issueCertificate({ ...of(await aTaughtCase(course)), body: attendance })
    const wrong = [
      body.code.slice(0, 51) + (body.code.endsWith('0') ? '1' : '0'),
      tenant.id + tenant.id,
      body.code.toLowerCase(),
      body.code.slice(1),
      'x',
    ]
    const answers = await Promise.all(wrong.map((code) => refusalOf(check(code))))
    const [first] = answers.map(({ requestId: _, ...rest }) => rest)
    expect(first).toMatchObject({ status: 404, code: 'not_found' })
    for (const { requestId: _, ...rest } of answers) expect(rest).toEqual(first)
  })

  test('somebody else’s case is unknown, and so are its certificates', async () => {
    const case_ = await aTaughtCase(course)
    const { body } = await coach.api.issueCertificate({ ...of(case_), body: attendance })
    const params = { ...of(case_).params, certificateId: body.id }
    for (const act of [
      () => colleague.api.issueCertificate({ ...of(case_), body: competence }),
      () => colleague.api.listCertificates(of(case_)),
      () => colleague.api.readCertificate({ params }),
      () => colleague.api.revokeCertificate({ params, ifMatch: 1, body: { reason: 'misused' } }),
      () => coach.api.readCertificate({ params: { ...params, certificateId: case_.id } }),
    ]) {
      expect((await refusalOf(act())).status).toBe(404)
    }
    expect(await check(body.code)).toMatchObject({ state: 'valid' })
  })
})

describe('all of a session', () => {
  test('get theirs at once, who was not there is named with the reason, and asking again doubles nothing', async () => {
    const [there, partly, absent] = [
      await aPlannedCase(course),
      await aPlannedCase(course),
      await aPlannedCase(course),
    ]
    const unplanned = await takeIn(coach.api)
    const session = await aHeldSession({ ...course, coach: coach }, [
      [there.id, 4],
      [partly.id, 2],
      [absent.id, 0],
      [unplanned.id, 4],
    ])
    const params = { sessionId: session.id }
    const key = { idempotencyKey: 'all-of-a-session-at-once' }
    const { body: first } = await coach.api.issueSessionCertificates({ params, ...key })
    expect(first.issued.map(({ participantId }) => participantId)).toEqual([there.id, partly.id])
    expect(first).toMatchObject({
      notIssued: [
        { participantId: absent.id, reason: 'nothing_attended' },
        { participantId: unplanned.id, reason: 'not_in_plan' },
      ],
      withheld: 0,
      left: 0,
    })
    for (const again of [{ params, ...key }, { params }]) {
      const { body } = await coach.api.issueSessionCertificates(again)
      expect(body.issued).toEqual([])
      expect(body.notIssued.filter(({ reason }) => reason === 'already_issued')).toHaveLength(2)
    }
    const { body: held } = await coach.api.listCertificates(of(partly))
    expect(held.items).toMatchObject([{ teachingUnits: 2, partial: true }])
    const { body: others } = await colleague.api.issueSessionCertificates({ params })
    expect(others).toMatchObject({ issued: [], notIssued: [], withheld: 4 })
  })
})

describe('the journal', () => {
  beforeAll(() => stage.cloud.settled())

  test('names who issued and took back, under the person, and says nothing of what', async () => {
    const case_ = await aTaughtCase(course)
    const { body } = await coach.api.issueCertificate({ ...of(case_), body: attendance })
    const params = { ...of(case_).params, certificateId: body.id }
    await coach.api.revokeCertificate({ params, ifMatch: 1, body: { reason: 'replaced' } })
    const { body: journal } = await coordinator.api.readCaseJournal(of(case_))
    expect(journal.items.slice(0, 2)).toMatchObject([
      { action: 'revokeCertificate', aggregate: 'Certificate', fields: ['state', 'revocation'], version: 1 },
      { action: 'issueCertificate', aggregate: 'Certificate', version: 1 },
    ])
    expect(JSON.stringify(journal)).not.toContain(body.code)
  })

  test('a key is changed by an admin, who issues nothing, and what was signed before stays', async () => {
    const { body: before } = await admin.api.readSigningKeys()
    const { body: after } = await admin.api.rotateSigningKey({})
    expect(after.keys.slice(0, -1).map(({ kid }) => kid)).toEqual(before.keys.map(({ kid }) => kid))
    expect(after.keys.map(({ retiredAt }) => retiredAt === undefined)).toEqual([
      ...before.keys.map(() => false),
      true,
    ])
    const { body: journal } = await auditor.api.readJournal({ query: { action: 'rotateSigningKey' } })
    expect(journal.items).toMatchObject([{ aggregate: 'IssuerKeys', fields: ['keys'] }])
  })
})

describe('the calls of', () => {
  const during = (act: () => Promise<unknown>) => membersCalls(stage.cloud, act)
  const [get, batch, query, write] = [
    'dynamodb:GetItem',
    'dynamodb:BatchGetItem',
    'dynamodb:Query',
    'dynamodb:TransactWriteItems',
  ]

  test('a certificate that is issued or taken back are one query, one read and one transaction', async () => {
    const [one, other] = [await aTaughtCase(course), await aTaughtCase(course)]
    // The key of the organisation is opened once in five minutes, and that of each person.
    await coach.api.issueCertificate({ ...of(one), body: attendance })
    await coach.api.listCertificates(of(other))
    const issuing = () => coach.api.issueCertificate({ ...of(other), body: attendance })
    expect(await during(issuing)).toEqual([batch, query, write])
    const { body: all } = await coach.api.listCertificates(of(other))
    expect(await during(() => coach.api.listCertificates(of(other)))).toEqual([get, query])
    const params = { ...of(other).params, certificateId: all.items[0]?.id ?? '' }
    const revoking = () => coach.api.revokeCertificate({ params, ifMatch: 1, body: { reason: 'replaced' } })
    expect(await during(revoking)).toEqual([batch, get, query, write])
  })

  test('a check is one read, by the function’s own right, whether there is something or not', async () => {
    const { body } = await coach.api.issueCertificate({ ...of(await aTaughtCase(course)), body: attendance })
    const own = (act: () => Promise<unknown>) => callsDuring(stage.cloud, act, isRoles('PublicCertificates'))
    expect(await own(() => check(body.code))).toEqual([get])
    expect(await own(() => refusalOf(check(tenant.id + tenant.id)))).toEqual([get])
    expect(await own(() => refusalOf(check('nothing')))).toEqual([])
    expect(await during(() => check(body.code))).toEqual([])
  })
})

test('somebody has their certificates on their own page, by their link, in their language', async () => {
  const case_ = await aTaughtCase(course)
  const { body: issued } = await coach.api.issueCertificate({ ...of(case_), body: attendance })
  const { bearer } = await ownLink(stage, coach, case_)
  const mine = stage.client(bearer)
  const { body } = await mine.listOwnCertificates()
  expect(body).toMatchObject({
    lang: 'fr',
    items: [
      {
        id: issued.id,
        title: module.title['fr'],
        kindText: 'Attestation de présence',
        unitsText: '4 sur 4 unités d’enseignement',
        state: 'valid',
        code: issued.code,
        credential: issued.credential,
      },
    ],
  })
  expect(JSON.stringify(body)).not.toContain(memberId(coach))
  const params = { ...of(case_).params, certificateId: issued.id }
  await coach.api.revokeCertificate({ params, ifMatch: 1, body: { reason: 'replaced' } })
  expect((await mine.listOwnCertificates()).body.items).toMatchObject([{ state: 'revoked' }])
})

test('whoever is erased takes along what anybody could see', async () => {
  const case_ = await aTaughtCase(course)
  const { body } = await coach.api.issueCertificate({ ...of(case_), body: attendance })
  await coordinator.api.eraseParticipant({ ...of(case_), ifMatch: case_.version })
  expect((await refusalOf(check(body.code))).status).toBe(404)
})
