import type { ParticipantId } from '@passerelle/domain/kernel'
import { describe, expect, test } from 'vitest'
import { memberId, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { inDays } from '../support/exchange.ts'
import { membersCalls } from '../support/interference.ts'
import { ownLink } from '../support/own-link.ts'
import { aRecognition, assess, aTrade } from '../support/recognition.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud({ concurrency: 1 })
const { admin } = await stage.openTenant()
const [coach, colleague, coordinator, instructor, auditor] = [
  await stage.join(admin, ['coach']),
  await stage.join(admin, ['coach']),
  await stage.join(admin, ['coordinator']),
  await stage.join(admin, ['instructor']),
  await stage.join(admin, ['auditor']),
]
const anybody = stage.client()

const personOf = async (participantId: ParticipantId) =>
  (await coordinator.api.readParticipant({ params: { participantId } })).body

describe('skills that somebody learnt elsewhere', () => {
  test('go from evidence over a named assessor to a certificate that anybody checks', async () => {
    const params = await aRecognition(coach, instructor)
    const { body: mine } = await instructor.api.listRecognitionsToAssess({})
    expect(mine.items.map(({ id }) => id)).toContain(params.recognitionId)
    const assessed = await assess(instructor, params, ['met', 'met', 'not_met'])
    expect(assessed).toMatchObject({
      state: 'recognised',
      gaps: [{ title: 'Keeps the tools', finding: 'not_met' }],
      assessment: { recordedBy: memberId(instructor), result: 'recognised' },
    })
    const { body: left } = await instructor.api.listRecognitionsToAssess({})
    expect(left.items.map(({ id }) => id)).not.toContain(params.recognitionId)
    const order = { kind: 'recognition', recognitionId: params.recognitionId } as const
    const { body: issued } = await coach.api.issueCertificate({ params, body: order })
    expect(issued).toMatchObject({ ...order, assessedOn: inDays(-1), isco08: ['7212'], partial: false })
    const { body: checked } = await anybody.checkCertificate({ params: { certificateCode: issued.code } })
    expect(checked).toMatchObject({ kind: 'recognition', assessedOn: inDays(-1), state: 'valid' })
    expect(JSON.stringify(checked)).not.toContain(memberId(instructor))
    const page = await fetch(`${stage.cloud.api}/v1/public/certificates/${issued.code}/page?language=en`)
    // Nobody fills in anything here, so no form leads anywhere.
    expect(page.headers.get('content-security-policy')).toContain("form-action 'none'")
    expect(await page.text()).toContain('Certificate of recognised skills')
    expect(await refusalOf(coach.api.issueCertificate({ params, body: order }))).toMatchObject({
      status: 409,
      code: 'already_exists',
    })
  })

  test('or to a list of what is missing, and after another round to a certificate', async () => {
    const params = await aRecognition(coach, instructor)
    const gaps = await assess(instructor, params, ['met', 'partly', 'not_met'])
    expect(gaps).toMatchObject({
      state: 'gaps',
      gaps: [{ title: 'Reads a drawing' }, { title: 'Keeps the tools' }],
    })
    const order = { kind: 'recognition', recognitionId: params.recognitionId } as const
    expect(await refusalOf(coach.api.issueCertificate({ params, body: order }))).toMatchObject({
      status: 409,
      what: 'not_recognised',
    })
    const { criteria, evidence } = gaps
    const { body: again } = await coach.api.rewriteRecognition({
      params,
      ifMatch: gaps.version,
      body: {
        ...aTrade({ criteria }),
        evidence: [...evidence, { kind: 'work_sample', title: 'A drawing of a bend', seen: 'original' }],
      },
    })
    expect(again).toMatchObject({ state: 'open', gaps: [], earlier: [{ result: 'gaps' }] })
    expect(await assess(instructor, params, ['met', 'met', 'met'])).toMatchObject({ state: 'recognised' })
    expect((await coach.api.issueCertificate({ params, body: order })).body.state).toBe('valid')
  })

  test('are looked at by somebody else than whoever speaks for them', async () => {
    const { id: participantId } = await takeIn(coach.api)
    const { body: begun } = await coach.api.beginRecognition({ params: { participantId }, body: aTrade() })
    const params = { participantId, recognitionId: begun.id }
    const name = (person: typeof coach) =>
      coach.api.nameAssessor({ params, ifMatch: 1, body: { assessorId: memberId(person) } })
    expect(await refusalOf(name(coach))).toMatchObject({ status: 422, code: 'two_persons_required' })
    expect(await refusalOf(name(auditor))).toMatchObject({
      errors: [{ path: 'body.assessorId', code: 'does_not_teach' }],
    })
    await name(colleague)
    expect(await refusalOf(assess(coach, params, []))).toMatchObject({ status: 403 })
    expect(await assess(colleague, params, [])).toMatchObject({ state: 'recognised' })
  })

  test('are nobody’s business who neither works with the case nor is named', async () => {
    const params = await aRecognition(coach, colleague)
    for (const reading of [instructor.api.readRecognition({ params }), assess(instructor, params, [])]) {
      expect(await refusalOf(reading)).toMatchObject({ status: 404 })
    }
    expect(await refusalOf(instructor.api.listRecognitions({ params }))).toMatchObject({ status: 403 })
    expect(await refusalOf(auditor.api.readRecognition({ params }))).toMatchObject({ status: 403 })
    expect((await coordinator.api.readRecognition({ params })).body.names).toBeDefined()
    // Who was the assessor, and is no more, reads nothing any more.
    await coach.api.nameAssessor({ params, ifMatch: 2, body: { assessorId: null } })
    expect(await refusalOf(colleague.api.readRecognition({ params }))).toMatchObject({ status: 404 })
    expect((await colleague.api.listRecognitionsToAssess({})).body.items).toEqual([])
  })

  test('are written once however often, and never over what somebody else wrote', async () => {
    const { id: participantId } = await takeIn(coach.api)
    const begin = () =>
      coach.api.beginRecognition({
        params: { participantId },
        body: aTrade(),
        idempotencyKey: 'once-and-no-more',
      })
    const [first, second] = [await begin(), await begin()]
    expect(second.body).toEqual(first.body)
    expect((await coach.api.listRecognitions({ params: { participantId } })).body.items).toHaveLength(1)
    const params = { participantId, recognitionId: first.body.id }
    const end = (ifMatch: number) =>
      coach.api.endRecognition({ params, ifMatch, body: { reason: 'wish_of_person' } })
    expect(await refusalOf(end(7))).toMatchObject({ status: 412, current: 1 })
    expect((await end(1)).body).toMatchObject({ state: 'ended', ending: 'wish_of_person' })
    expect(await refusalOf(end(2))).toMatchObject({ status: 409, what: 'recognition_ended' })
    for (let more = 1; more < 10; more++) {
      await coach.api.beginRecognition({ params: { participantId }, body: aTrade() })
    }
    expect(
      await refusalOf(coach.api.beginRecognition({ params: { participantId }, body: aTrade() })),
    ).toMatchObject({
      code: 'limit_reached',
      what: 'recognitions',
    })
  })

  test('name each field that is wrong', async () => {
    const { id: participantId } = await takeIn(coach.api)
    const refused = async (change: object) => {
      const body = { ...aTrade(), ...change } as ReturnType<typeof aTrade>
      const { errors } = await refusalOf(coach.api.beginRecognition({ params: { participantId }, body }))
      return errors?.map(({ path, code }) => `${path} ${code}`)
    }
    expect(await refused({ isco08: '9999' })).toEqual(['body.isco08 unknown_isco08'])
    expect(await refused({ criteria: [] })).toEqual(['body.criteria empty'])
    expect(await refused({ title: {} })).toEqual(['body.title no_language'])
    expect(await refused({ countries: ['ZZ'] })).toEqual(['body.countries[0] unknown_country'])
    const future = [{ kind: 'other', title: 'x', seen: 'told', year: 2099 }]
    expect(await refused({ evidence: future })).toEqual(['body.evidence[0].year in_the_future'])
  })

  test('are in the person’s own copy, without whoever assessed them; and gone with them', async () => {
    const params = await aRecognition(coach, instructor)
    await assess(instructor, params, ['met', 'met', 'met'])
    const { participantId } = params
    const { api } = await ownLink(stage, coach, await personOf(participantId))
    const { body: copy } = await api.readOwnCopy({})
    const text = JSON.stringify(copy)
    expect(text).toContain('Labour book')
    expect(text).not.toContain(memberId(instructor))
    const person = await personOf(participantId)
    await coordinator.api.eraseParticipant({ params, ifMatch: person.version })
    expect(await refusalOf(coordinator.api.readRecognition({ params }))).toMatchObject({ status: 404 })
  })

  test('are read and assessed with so many calls and no more', async () => {
    const params = await aRecognition(coach, instructor)
    const during = (act: () => Promise<unknown>) => membersCalls(stage.cloud, act)
    const [get, batch, query, write] = [
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
      'dynamodb:TransactWriteItems',
    ]
    // The key of the person is remembered; whoever opened nothing of them before asks for it once.
    expect(await during(() => instructor.api.readRecognition({ params }))).toEqual([batch])
    expect(await during(() => instructor.api.listRecognitionsToAssess({}))).toEqual([get, query])
    expect(await during(() => assess(instructor, params, []))).toEqual([batch, batch, write])
  })
})
