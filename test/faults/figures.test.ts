import { afterEach, expect, test } from 'vitest'
import { aPerson, aProgramme, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { aTraining, aTrainingWith } from '../support/coaching.ts'
import { countAll, figuresOf, loseFigures } from '../support/figures.ts'
import { cutting } from './cutting.ts'

/*
 * Counting and freezing are cut off before and after every call that they make. Sent again, everything is counted once,
 * and a report is frozen once.
 */

const stage = await openTestCloud()
const { cloud } = stage
const { admin } = await stage.openTenant()
const [lead, coach] = [await stage.join(admin, ['coordinator']), await stage.join(admin, ['coach'])]
const { programme } = await aProgramme(lead.api)
const programmeId = programme.id

const { callsOf, cutOff } = cutting(cloud)
afterEach(() => cloud.interfere(undefined))

/** One more person, who is taught a session of four units. */
async function oneMoreTaught(): Promise<void> {
  const { id } = await takeIn(coach.api, aPerson({ programmeId }))
  const session = await aTrainingWith(coach.api, aTraining(programmeId, coach, { teachingUnits: 4 }), [id])
  await coach.api.recordAttendance({
    params: { sessionId: session.id },
    ifMatch: 2,
    body: { lines: [{ participantId: id, status: 'attended' }] },
  })
}

test('counting that was cut off anywhere counts everything once when it is asked for again', async () => {
  let people = 1
  await oneMoreTaught()
  const calls = await callsOf(() => lead.api.countFigures({ idempotencyKey: 'count-for-the-first-time' }))
  expect(calls).toBeGreaterThan(2)
  for (let at = 0; at < calls; at += 1) {
    for (const when of ['before', 'after'] as const) {
      await oneMoreTaught()
      people += 1
      const idempotencyKey = `count-figures-${at}-${when}`
      await cutOff(at, when, () => lead.api.countFigures({ idempotencyKey }))
      await lead.api.countFigures({ idempotencyKey })
      await countAll(lead.api)
      expect(await figuresOf(lead.api, programmeId), `call ${at}, ${when}`).toMatchObject({
        participants: people,
        trained: people,
        teaching_units: 4 * people,
      })
    }
  }
})

test('figures that were lost are there again when they are made anew, however often that was cut off', async () => {
  await oneMoreTaught()
  await countAll(lead.api)
  const before = await figuresOf(lead.api, programmeId)
  const lost = await loseFigures(cloud)
  expect(lost).toBeGreaterThan(0)
  expect(await figuresOf(lead.api, programmeId)).toEqual({})
  const calls = await callsOf(async () => {
    expect((await lead.api.rebuildFigures({})).body.changed).toBe(lost)
  })
  for (let at = 0; at < calls; at += 1) {
    for (const when of ['before', 'after'] as const) {
      await loseFigures(cloud)
      const idempotencyKey = `rebuild-figures-${at}-${when}`
      await cutOff(at, when, () => lead.api.rebuildFigures({ idempotencyKey }))
      await lead.api.rebuildFigures({ idempotencyKey })
      expect(await figuresOf(lead.api, programmeId), `call ${at}, ${when}`).toEqual(before)
    }
  }
})

test('a report whose freezing was cut off anywhere is frozen once', async () => {
  const order = { params: { programmeId }, body: { period: 'all' } }
  const calls = await callsOf(() =>
    lead.api.freezeReport({ ...order, idempotencyKey: 'freeze-for-the-first-time' }),
  )
  let frozen = 1
  for (let at = 0; at < calls; at += 1) {
    for (const when of ['before', 'after'] as const) {
      const idempotencyKey = `freeze-report-${at}-${when}`
      await cutOff(at, when, () => lead.api.freezeReport({ ...order, idempotencyKey }))
      const { body } = await lead.api.freezeReport({ ...order, idempotencyKey })
      frozen += 1
      expect(body.number, `call ${at}, ${when}`).toBe(frozen)
    }
  }
  const { body } = await lead.api.listReports({ params: { programmeId } })
  expect(body.items.map(({ number }) => number)).toEqual(Array.from({ length: frozen }, (_, n) => n + 1))
})

test('of two who freeze a report at once nobody takes the place of the other', async () => {
  const order = { params: { programmeId }, body: { period: '2027' } }
  const answers = await Promise.allSettled([lead.api.freezeReport(order), lead.api.freezeReport(order)])
  const done = answers.filter(({ status }) => status === 'fulfilled').length
  const { body } = await lead.api.listReports({ params: { programmeId } })
  const numbers = body.items.filter(({ period }) => period === '2027').map(({ number }) => number)
  expect(numbers).toEqual(Array.from({ length: done }, (_, n) => n + 1))
})
