import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { Programme } from '@passerelle/domain/programmes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canary, participantNeedles } from '../privacy/canaries.ts'
import { aProgramme, takeIn } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { aTraining, aTrainingWith } from '../support/coaching.ts'
import { type PlainItem, scan } from '../support/engine.ts'
import { aSubmittedShop } from '../support/founding.ts'
import { isCall } from '../support/interference.ts'
import { hoardKeys, openWithAny, wrappedOf } from '../support/key-hunt.ts'
import { bytesNeedles, countOf, search } from '../support/needles.ts'
import { noteAbout } from '../support/notes.ts'
import { ownLink } from '../support/own-link.ts'
import { refusalOf } from '../support/refusal.ts'
import { endings, inYears } from './support.ts'

/*
 * Cases that are closed today, and the clock of the years after: as it is deployed, under its own policies, and on the
 * real engine. What goes is gone from the tables at once, and, once the engine's file is compacted, from the disk.
 */

const data = mkdtempSync(join(tmpdir(), 'passerelle-retention-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

const stage = await openTestCloud({ data })
const { cloud } = stage
const { run, close } = endings(stage)

let admin: Person
let coordinator: Person
let coach: Person
let programme: Programme
let copiedKeys: readonly PlainItem[] = []

beforeAll(async () => {
  admin = (await stage.openTenant()).admin
  coordinator = await stage.join(admin, ['coordinator'])
  coach = await stage.join(admin, ['coach', 'counsellor'])
  programme = (await aProgramme(coordinator.api)).programme
})

const rowsOf = async (id: string) =>
  [...(await scan(cloud, 'main')), ...(await scan(cloud, 'keys'))].filter(
    (row) => row['entity'] !== 'JournalEntry' && `${row['pk']} ${row['sk']}`.includes(id),
  )

/** A case of person `n` with something of every kind: papers and links, notes of two classes, a plan, a business. */
async function aFullCase(n: number, programmeId?: Programme['id']): Promise<ParticipantId> {
  const { person, interview, assessment, plan, word } = canary(n)
  const { modules } = await aProgramme(coordinator.api)
  const { id } = await takeIn(coach.api, { ...person, ...(programmeId && { programmeId }) })
  const params = { participantId: id }
  await coach.api.recordFirstInterview({ params, body: interview })
  await coach.api.recordAssessment({ params, body: assessment })
  await coach.api.beginPlan({ params, body: plan(modules) })
  await coach.api.agreePlan({ params, body: { confirmation: 'signed', language: 'ar' }, ifMatch: 1 })
  await noteAbout(coach.api, id, { class: 'coaching', text: word('note') })
  await noteAbout(coach.api, id, { class: 'confidential_203', text: word('secret') })
  await aSubmittedShop(coach.api, id)
  await ownLink(stage, coach, { id })
  if (programmeId) {
    const session = await aTrainingWith(coordinator.api, aTraining(programmeId, coach), [id])
    const roster = { sessionId: session.id }
    const { version } = (await coordinator.api.readRoster({ params: roster })).body
    await coordinator.api.recordAttendance({
      params: roster,
      ifMatch: version,
      body: { lines: [{ participantId: id, status: 'attended' }] },
    })
  }
  copiedKeys = [...copiedKeys, ...(await rowsOf(id)).filter(({ wrapped }) => wrapped !== undefined)]
  return id
}

const entitiesOf = async (id: string) =>
  (await rowsOf(id)).map(({ entity, sk }) => String(entity ?? sk)).toSorted()

const doneTo = async (id: string) =>
  (await scan(cloud, 'main'))
    .filter(
      (row) => row['entity'] === 'JournalEntry' && row['aggregateId'] === id && row['member'] === 'system',
    )
    .map(({ action }) => action)

test('a case that proves nothing to anybody goes with all that belongs to it, to the day', async () => {
  const id = await aFullCase(1)
  await close(coach, id)
  const before = await rowsOf(id)
  expect(before.length).toBeGreaterThan(10)
  expect(await run(inYears(1))).toMatchObject({ told: 0, ended: 0, failed: 0 })
  expect(await run(inYears(2, -31))).toMatchObject({ told: 0, ended: 0, failed: 0 })
  expect(await run(inYears(2, -30))).toMatchObject({ told: 1, ended: 0, failed: 0 })
  expect(await run(inYears(2, -1))).toMatchObject({ told: 0, ended: 0, failed: 0 })
  expect((await coach.api.readParticipant({ params: { participantId: id } })).status).toBe(200)
  expect(await run(inYears(2))).toMatchObject({ told: 0, ended: 1, failed: 0 })
  expect(await rowsOf(id)).toEqual([])
  expect(await refusalOf(coach.api.readParticipant({ params: { participantId: id } }))).toMatchObject({
    status: 404,
  })
  expect(await doneTo(id)).toEqual(['tellEnding', 'endCase', 'endProof'])
  expect(await run(inYears(3))).toMatchObject({ looked: 0, failed: 0 })
})

test('what proves to a funder that somebody was taught stays without their name, until its own day', async () => {
  const id = await aFullCase(2, programme.id)
  await close(coach, id)
  await run(inYears(2, -30))
  expect(await run(inYears(2))).toMatchObject({ ended: 1, failed: 0 })
  expect(await entitiesOf(id)).toEqual(['Attendance', 'BusinessPlan', 'CaseRetention', `DEK#${id}`])
  const business = (await rowsOf(id)).find(({ entity }) => entity === 'BusinessPlan')
  expect(Object.keys(business ?? {}).toSorted()).toEqual([
    'entity',
    'participantId',
    'pk',
    'sealed',
    'sk',
    'version',
  ])
  const hoard = await hoardKeys(stage)
  const said = (await rowsOf(id)).flatMap(({ sealed }) =>
    Buffer.isBuffer(sealed) ? [JSON.stringify(openWithAny(sealed, hoard))] : [],
  )
  expect(said).toHaveLength(2)
  expect(search(said.join('\n'), participantNeedles)).toEqual([])

  // As long as nobody has said when the last payment was, it stays.
  expect(await run(inYears(9))).toMatchObject({ told: 0, ended: 0, failed: 0 })
  const paid = new Date().toISOString().slice(0, 10)
  await coordinator.api.editProgramme({
    params: { programmeId: programme.id },
    body: { lastPaymentOn: paid },
    ifMatch: programme.version,
  })
  const year = Number(paid.slice(0, 4)) + 6
  expect(await run(inYears(10))).toMatchObject({ told: 1, ended: 0, failed: 0 })
  expect(await run(`${year + 5}-01-31`)).toMatchObject({ ended: 1, failed: 0 })
  expect(await rowsOf(id)).toEqual([])
})

test('a case that is held stays, and goes on the day after the hold', async () => {
  const id = await aFullCase(3)
  const params = { participantId: id }
  await close(coach, id)
  const held = inYears(2, 100)
  await coach.api.placeHold({ params, body: { ground: 'funder_audit', until: held } })
  await run(inYears(2, -30))
  await run(inYears(2))
  expect(await run(inYears(2, 71))).toMatchObject({ told: 1, ended: 0 })
  expect(await run(held)).toMatchObject({ ended: 0, failed: 0 })
  expect((await coach.api.readParticipant({ params })).status).toBe(200)
  expect(await run(inYears(2, 101))).toMatchObject({ ended: 1, failed: 0 })
  expect(await rowsOf(id)).toEqual([])
})

test('a case that is taken up again is not ended, and its time begins anew', async () => {
  const id = await aFullCase(4)
  const params = { participantId: id }
  await close(coach, id)
  await run(inYears(2, -30))
  const { body } = await coach.api.readParticipant({ params })
  await coach.api.moveStage({ params, body: { stage: 'in_plan' }, ifMatch: body.version })
  expect(await run(inYears(3))).toMatchObject({ looked: 0, ended: 0 })
  expect((await coach.api.readParticipant({ params })).status).toBe(200)
})

test('a case that was merged goes with its whole', async () => {
  const [kept, duplicate] = [await aFullCase(5), await aFullCase(6)]
  await coordinator.api.mergeParticipants({
    params: { participantId: kept },
    body: { duplicateId: duplicate },
    ifMatch: (await coordinator.api.readParticipant({ params: { participantId: kept } })).body.version,
  })
  expect(await run(inYears(3))).toMatchObject({ told: 0, ended: 0, failed: 0 })
  await close(coach, kept)
  await run(inYears(2, -30))
  expect(await run(inYears(2))).toMatchObject({ ended: 1, failed: 0 })
  expect([await rowsOf(kept), await rowsOf(duplicate)]).toEqual([[], []])
})

test('an end that was cut off is completed by the next run', async () => {
  const id = await aFullCase(7)
  await close(coach, id)
  await run(inYears(2, -30))
  let transactions = 0
  cloud.interfere((call) => {
    if (!isCall('dynamodb:TransactWriteItems')(call)) return undefined
    transactions += 1
    return transactions > 1 ? { fail: { code: 'AccessDeniedException' } } : undefined
  })
  expect(await run(inYears(2))).toMatchObject({ ended: 0, failed: 1 })
  cloud.interfere(undefined)
  // Nobody finds it any more, although most of it is still there.
  expect(await refusalOf(coach.api.readParticipant({ params: { participantId: id } }))).toMatchObject({
    status: 404,
  })
  expect((await rowsOf(id)).length).toBeGreaterThan(5)
  expect(await run(inYears(2))).toMatchObject({ ended: 1, failed: 0 })
  expect(await rowsOf(id)).toEqual([])
})

test('after all that nothing that was kept of them opens, and once the file is compacted no key of theirs is on the disk', async () => {
  const alive = (await scan(cloud, 'keys')).map((row) => wrappedOf(row).toString('hex'))
  const [stay, gone] = [true, false].map((stays) =>
    copiedKeys.map(wrappedOf).filter((key) => alive.includes(key.toString('hex')) === stays),
  ) as [Buffer[], Buffer[]]
  expect([stay.length > 0, gone.length >= 4]).toEqual([true, true])
  const files = () => readdirSync(data).map((name) => readFileSync(join(data, name)))
  const places = (keys: readonly Buffer[], disk: readonly Buffer[]) =>
    keys.map((key) => disk.reduce((sum, file) => sum + countOf(file, bytesNeedles('a wrapped key', key)), 0))
  await cloud.close()
  const database = new DatabaseSync(join(data, 'engine.db'))
  database.exec('PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
  expect(places(gone, files())).toEqual(gone.map(() => 0))
  // Otherwise nothing would have been looked for.
  expect(Math.min(...places(stay, files()))).toBeGreaterThan(0)
  for (const file of files()) expect(search(file.toString('latin1'), participantNeedles)).toEqual([])
})
