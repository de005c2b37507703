import { createHash } from 'node:crypto'
import { currentEdition, hashedText } from '@passerelle/domain/indicators'
import type { ParticipantId, ProgrammeId } from '@passerelle/domain/kernel'
import { describe, expect, test } from 'vitest'
import { aPerson, aProgramme, memberId, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { aTraining, aTrainingWith } from '../support/coaching.ts'
import { scan } from '../support/engine.ts'
import { inDays, today } from '../support/exchange.ts'
import { countAll, figuresOf } from '../support/figures.ts'
import { callsDuring } from '../support/interference.ts'
import { agreedToMatching, moved, preparedApplication } from '../support/placement.ts'
import { certify, findOut, goOn, openLife, takeInMany, teach } from '../support/programme-life.ts'
import { refusalOf, refusalsOf } from '../support/refusal.ts'
import { addedEmployer, openedVacancy } from '../support/vacancies.ts'

const stage = await openTestCloud({ concurrency: 1 })

/** An organisation with a programme, in which two people were taught one session of four units. */
async function aTaughtProgramme() {
  const { admin } = await stage.openTenant()
  const [lead, coach, auditor] = [
    await stage.join(admin, ['coordinator']),
    await stage.join(admin, ['coach']),
    await stage.join(admin, ['auditor']),
  ]
  const { programme } = await aProgramme(lead.api)
  const programmeId = programme.id
  const people = [
    await takeIn(
      coach.api,
      aPerson({ programmeId, gender: 'female', birth: { year: 1994 }, returnCountry: 'SN' }),
    ),
    await takeIn(
      coach.api,
      aPerson({ programmeId, gender: 'male', birth: { year: 1960 }, returnCountry: 'GM' }),
    ),
  ] as const
  const plan = aTraining(programmeId, coach, { teachingUnits: 4 })
  const session = await aTrainingWith(
    coach.api,
    plan,
    people.map(({ id }) => id),
  )
  const record = (
    ifMatch: number,
    ...lines: readonly { id: ParticipantId; status: 'attended' | 'absent' }[]
  ) =>
    coach.api.recordAttendance({
      params: { sessionId: session.id },
      ifMatch,
      body: { lines: lines.map(({ id: participantId, status }) => ({ participantId, status })) },
    })
  const recorded = await record(
    1 + people.length,
    ...people.map(({ id }) => ({ id, status: 'attended' as const })),
  )
  return { admin, lead, coach, auditor, programmeId, people, record, version: recorded.body.version }
}

describe('figures', () => {
  test('count persons once and measures as measures, by country, gender and age', async () => {
    const { lead, programmeId } = await aTaughtProgramme()
    const before = await lead.api.readFigures({ params: { programmeId } })
    expect(before.body.waiting).toBe(true)
    await countAll(lead.api)
    const { body } = await lead.api.readFigures({ params: { programmeId } })
    expect(body.waiting).toBe(false)
    expect(body.lines.find(({ indicator }) => indicator === 'participants')).toEqual({
      indicator: 'participants',
      number: 2,
      cells: [
        { country: 'GM', gender: 'male', ageBracket: 'over_60', number: 1 },
        { country: 'SN', gender: 'female', ageBracket: '18_to_60', number: 1 },
      ],
    })
    expect(await figuresOf(lead.api, programmeId)).toMatchObject({
      trained: 2,
      teaching_units: 8,
      support_measures: 2,
    })
    expect(await figuresOf(lead.api, programmeId, today().slice(0, 7))).toMatchObject({ participants: 2 })
    expect(await figuresOf(lead.api, programmeId, '2020-W01')).toEqual({})
  })

  test('follow a correction, and are counted once however often that is asked for', async () => {
    const { lead, programmeId, people, record, version } = await aTaughtProgramme()
    await countAll(lead.api)
    await record(version, { id: people[1].id, status: 'absent' })
    await Promise.allSettled([
      lead.api.countFigures({}),
      lead.api.countFigures({}),
      lead.api.countFigures({}),
    ])
    await countAll(lead.api)
    await countAll(lead.api)
    expect(await figuresOf(lead.api, programmeId)).toMatchObject({
      participants: 2,
      trained: 1,
      teaching_units: 4,
    })
  })

  test('count whoever was placed in work, until they do not begin after all', async () => {
    const { lead, coach, programmeId, people } = await aTaughtProgramme()
    const { id } = people[0]
    const witness = memberId(lead)
    await agreedToMatching(coach.api, id, witness)
    const vacancy = await openedVacancy(coach.api, (await addedEmployer(coach.api)).id)
    const prepared = await preparedApplication(coach.api, id, witness, vacancy)
    const hired = await moved(coach.api, await moved(coach.api, prepared, 'sent'), 'hired')
    await countAll(lead.api)
    expect(await figuresOf(lead.api, programmeId)).toMatchObject({ participants: 2, hired: 1 })
    await moved(coach.api, hired, 'withdrawn')
    await countAll(lead.api)
    expect(await figuresOf(lead.api, programmeId)).not.toHaveProperty('hired')
  })

  test('stay as they are when a person is erased, and nothing of what stays leads to them', async () => {
    const { lead, programmeId, people } = await aTaughtProgramme()
    // Erased before anybody counted.
    const { version } = (await lead.api.readParticipant({ params: { participantId: people[0].id } })).body
    await lead.api.eraseParticipant({ params: { participantId: people[0].id }, ifMatch: version })
    await countAll(lead.api)
    const counted = await figuresOf(lead.api, programmeId)
    expect(counted).toMatchObject({ participants: 2, trained: 2, teaching_units: 8 })
    const rows = await scan(stage.cloud, 'main')
    const kept = rows.filter(({ entity }) => String(entity).startsWith('Counting') || entity === 'Figures')
    expect(kept.length).toBeGreaterThan(0)
    expect(JSON.stringify(kept)).not.toMatch(new RegExp(people.map(({ id }) => id).join('|')))
  })

  test('count one person where two cases turn out to be of one', async () => {
    const { lead, programmeId, people } = await aTaughtProgramme()
    const [kept, duplicate] = people
    await countAll(lead.api)
    const { version } = (await lead.api.readParticipant({ params: { participantId: kept.id } })).body
    const merged = await lead.api.mergeParticipants({
      params: { participantId: kept.id },
      ifMatch: version,
      body: { duplicateId: duplicate.id },
    })
    await countAll(lead.api)
    expect(await figuresOf(lead.api, programmeId)).toMatchObject({
      participants: 1,
      trained: 1,
      teaching_units: 8,
      support_measures: 2,
    })
    await lead.api.separateParticipants({
      params: { participantId: kept.id },
      ifMatch: merged.body.version,
      body: { duplicateId: duplicate.id },
    })
    await countAll(lead.api)
    expect(await figuresOf(lead.api, programmeId)).toMatchObject({ participants: 2, trained: 2 })
  })

  test('are read by an auditor, who is told of no person and counts nothing', async () => {
    const { lead, auditor, coach, programmeId } = await aTaughtProgramme()
    await countAll(lead.api)
    const { body } = await auditor.api.readFigures({ params: { programmeId } })
    expect(body).not.toHaveProperty('waiting')
    expect(body.lines[0]).toMatchObject({ indicator: 'participants', number: 2 })
    for (const command of [auditor.api.countFigures({}), auditor.api.rebuildFigures({})]) {
      expect(await refusalOf(command)).toMatchObject({ status: 403 })
    }
    expect(await refusalOf(coach.api.readFigures({ params: { programmeId } }))).toMatchObject({ status: 403 })
  })

  test('are made anew out of what was counted, and stay as they are where they are right', async () => {
    const { lead, programmeId } = await aTaughtProgramme()
    await countAll(lead.api)
    const params = { programmeId }
    const { body: before } = await lead.api.readFigures({ params })
    const idempotencyKey = 'make-the-figures-anew'
    const { body: first } = await lead.api.rebuildFigures({ idempotencyKey })
    // Two countries, each in all, in a year and in a month.
    expect(first).toEqual({ accounts: 2, rows: 6, changed: 0 })
    expect((await lead.api.rebuildFigures({ idempotencyKey })).body).toEqual(first)
    expect((await lead.api.readFigures({ params })).body).toEqual(before)
  })

  test('of another organisation are as unknown as of none', async () => {
    const [here, there] = [await aTaughtProgramme(), await aTaughtProgramme()]
    const params = { programmeId: there.programmeId }
    await countAll(there.lead.api)
    const refused = await refusalsOf([
      here.lead.api.readFigures({ params }),
      here.lead.api.freezeReport({ params, body: { period: 'all' } }),
      here.lead.api.listReports({ params }),
    ])
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 404])
  })
})

describe('a report', () => {
  test('is frozen once all is counted, and tells later what was corrected since', async () => {
    const { lead, auditor, programmeId, people, record, version } = await aTaughtProgramme()
    const params = { programmeId }
    const early = await refusalOf(lead.api.freezeReport({ params, body: { period: 'all' } }))
    expect(early).toMatchObject({ status: 409, code: 'not_possible' })
    await countAll(lead.api)
    const { body: first } = await lead.api.freezeReport({ params, body: { period: 'all' } })
    expect(first).toMatchObject({ number: 1, period: 'all', edition: currentEdition.edition, corrected: [] })

    await record(version, { id: people[1].id, status: 'absent' })
    await countAll(lead.api)
    const { body: second } = await lead.api.freezeReport({ params, body: { period: 'all' } })
    expect(second).toMatchObject({ number: 2, follows: first.hash })
    const cells = [{ country: 'GM', gender: 'male', ageBracket: 'over_60', before: 4, now: 0 }]
    expect(second.corrected).toContainEqual({ indicator: 'teaching_units', before: 8, now: 4, cells })

    const reportOf = (reportId: string) => auditor.api.readReport({ params: { programmeId, reportId } })
    expect((await reportOf(first.id)).body).toEqual(first)
    for (const { id: _, version: __, frozenAt: ___, frozenBy, hash, ...content } of [first, second]) {
      expect(createHash('sha256').update(hashedText(content)).digest('hex')).toBe(hash)
      expect(frozenBy).toBe(memberId(lead))
    }
    const { body: listed } = await lead.api.listReports({ params })
    expect(listed.items.map(({ id, number }) => [id, number])).toEqual([
      [first.id, 1],
      [second.id, 2],
    ])
  })

  test('tells what was corrected since of whom it counts, where it counts as many', async () => {
    const { lead, programmeId, people } = await aTaughtProgramme()
    await countAll(lead.api)
    const params = { programmeId }
    await lead.api.freezeReport({ params, body: { period: 'all' } })
    const of = { participantId: people[0].id }
    const { version } = (await lead.api.readParticipant({ params: of })).body
    await lead.api.editParticipant({ params: of, ifMatch: version, body: { gender: 'male' } })
    await countAll(lead.api)
    const { body } = await lead.api.freezeReport({ params, body: { period: 'all' } })
    expect(body.corrected).toContainEqual({
      indicator: 'participants',
      before: 2,
      now: 2,
      cells: [
        { country: 'SN', gender: 'female', ageBracket: '18_to_60', before: 1, now: 0 },
        { country: 'SN', gender: 'male', ageBracket: '18_to_60', before: 0, now: 1 },
      ],
    })
  })

  test('of one period is no report of another, and an unknown one is not found', async () => {
    const { lead, programmeId } = await aTaughtProgramme()
    const params = { programmeId }
    await countAll(lead.api)
    for (const period of ['all', today().slice(0, 4), 'all']) {
      await lead.api.freezeReport({ params, body: { period } })
    }
    const { body } = await lead.api.listReports({ params })
    expect(body.items.map(({ period, number }) => `${period} ${number}`)).toEqual([
      `${today().slice(0, 4)} 1`,
      'all 1',
      'all 2',
    ])
    const unknown = lead.api.readReport({ params: { programmeId, reportId: programmeId } })
    expect(await refusalOf(unknown)).toMatchObject({ status: 404 })
    const elsewhere = lead.api.listReports({ params: { programmeId: '0'.repeat(26) as ProgrammeId } })
    expect(await refusalOf(elsewhere)).toMatchObject({ status: 404 })
    const wrong = lead.api.freezeReport({ params, body: { period: '2027-13' } })
    expect(await refusalOf(wrong)).toMatchObject({ status: 400 })
    const noWeek = lead.api.freezeReport({ params, body: { period: '2027-W53' } })
    expect(await refusalOf(noWeek)).toMatchObject({
      errors: [{ path: 'body.period', code: 'impossible_week' }],
    })
  })

  test('costs as many calls of the engine for twelve people as for two', async () => {
    const { lead, programmeId } = await aTaughtProgramme()
    await countAll(lead.api)
    const params = { programmeId }
    const cost = async () => (await callsDuring(stage.cloud, () => lead.api.readFigures({ params }))).length
    const [few] = [await cost()]
    const life = await openLife(stage, 'reintegration_coaching_plus', 'DE')
    const [module] = life.modules
    if (module === undefined) throw new Error('the template has a module')
    const people = await takeInMany(life, 12, { kind: 'decided' })
    await teach(life, module, people)
    await certify(life, module, people)
    for (const id of people.slice(0, 4)) await goOn(life, id, ['departed', 'returned'])
    await findOut(life, people[0] as ParticipantId, 'employed')
    await countAll(life.lead.api)
    const many = { params: { programmeId: life.programme.id } }
    const calls = await callsDuring(stage.cloud, () => life.lead.api.readFigures(many))
    expect(calls.length).toBe(few)
    expect(await figuresOf(life.lead.api, life.programme.id)).toMatchObject({
      participants: 12,
      trained: 12,
      certified: 12,
      returned: 4,
      certified_and_returned: 4,
      in_work: 1,
      certified_in_work: 1,
      modules_taught: 1,
    })
    const { body } = await life.lead.api.readFigures(many)
    expect(body.targets).toContainEqual({ unit: 'persons', number: 150, actual: 12 })
    expect(inDays(0)).toBe(today())
  })
})
