import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Participant } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { type LocalCloud, openLocalCloud } from '@passerelle/local-cloud'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endings, inYears } from '../retention/support.ts'
import { type Backup, backUp, digestOf, missingFrom, putBack } from '../support/backup.ts'
import { aProgramme, takeIn } from '../support/casework.ts'
import { assembly, type Person, stage as stageOf, type TestCloud } from '../support/cloud.ts'
import { complete } from '../support/completion.ts'
import { plain, scan } from '../support/engine.ts'
import { journey, type SeenReferral, type TwoHouses, twoHouses } from '../support/exchange.ts'
import { aSubmittedShop } from '../support/founding.ts'
import { hoardKeys, openWithAny } from '../support/key-hunt.ts'
import { noteAbout } from '../support/notes.ts'
import { ownLink } from '../support/own-link.ts'
import { patience } from '../support/patience.ts'
import { uncounted } from '../support/quotas.ts'
import { rawClient } from '../support/raw.ts'
import { untold } from '../support/untold.ts'
import { canary } from './canaries.ts'

/*
 * The drill. People are accompanied, one is handed over; the main table is kept as it stands. Then some are erased, one
 * case ends by its time, one package is taken back, somebody new comes. Then the main table comes back from before, the
 * table of keys does not, and what was erased is erased again before anybody works.
 */

const data = mkdtempSync(join(tmpdir(), 'passerelle-restore-'))
const quietly: typeof untold = (template) => uncounted(untold(template))
const start = () =>
  openLocalCloud({ assembly, concurrency: 2, patience, keepsChanges: true, template: quietly, data })

let cloud: LocalCloud
let stage: TestCloud
let houses: TwoHouses
/** Erased by somebody's word, after a handover to an organisation that keeps its own, and by time. */
let erased: Participant
let handedOver: SeenReferral
let left: Participant
let ended: Participant
let staying: Participant
let withdrawn: SeenReferral
let link: string

let before: Backup
let keysBefore: Backup
let lastWriteAt: number
let restoredInMs: number
/** The erasures that the journal of the lost table tells of, of cases that the restored one has. */
let expected: number

afterAll(async () => {
  await cloud?.close()
  rmSync(data, { recursive: true, force: true })
})

beforeAll(async () => {
  cloud = await start()
  stage = stageOf(cloud)
  houses = await twoHouses(stage)
  const { miriam, lead } = houses
  const { modules } = await aProgramme(lead.api)
  const counsellor = await stage.join(houses.admins.bfz, ['counsellor', 'coordinator'])
  const settle = async (n: number) => {
    const { person, interview, assessment, plan, word } = canary(n)
    const participant = await takeIn(miriam.api, person)
    const params = { participantId: participant.id }
    await miriam.api.recordFirstInterview({ params, body: interview })
    await miriam.api.recordAssessment({ params, body: assessment })
    await miriam.api.beginPlan({ params, body: plan(modules) })
    await miriam.api.agreePlan({ params, body: { confirmation: 'signed', language: 'ar' }, ifMatch: 1 })
    await noteAbout(miriam.api, participant.id, { class: 'coaching', text: word('note') })
    return participant
  }
  erased = await settle(1)
  left = await settle(2)
  ended = await settle(3)
  staying = await settle(4)
  const leaving = await settle(5)
  await noteAbout(counsellor.api, erased.id, { class: 'confidential_203', text: canary(1).word('secret') })
  await aSubmittedShop(miriam.api, erased.id)
  link = (await ownLink(stage, miriam, erased)).bearer
  const way = journey(houses)
  const offer = async ({ id }: Participant) => way.offered(await way.asked(await way.draft(id)))
  handedOver = await way.completed(await way.met(await way.departed(await way.accepted(await offer(left)))))
  withdrawn = await offer(leaving)
  await endings(stage).close(miriam, ended.id)

  before = await backUp(cloud)
  keysBefore = await backUp(cloud, 'keys')

  await settle(6)
  await erase(lead, erased.id)
  await erase(lead, left.id)
  await endings(stage).run(inYears(2, -30))
  await endings(stage).run(inYears(2))
  await miriam.api.withdrawReferral({ ...way.at(withdrawn), body: { reason: 'other_centre_chosen' } })
  lastWriteAt = Date.now()
  expected = erasuresSince(await scan(cloud, 'main'), before)

  await cloud.close()
  const since = Date.now()
  cloud = await start()
  stage = stageOf(cloud)
  await putBack(cloud, before)
  restoredInMs = Date.now() - since
})

async function erase({ api }: Person, id: ParticipantId): Promise<void> {
  const params = { participantId: id }
  const { version } = (await api.readParticipant({ params })).body
  await api.eraseParticipant({ params, ifMatch: version })
}

/** As the runbook counts them: the ends of cases since then, of people who were there then. */
function erasuresSince(rows: Awaited<ReturnType<typeof scan>>, { at, rows: kept }: Backup): number {
  const there = new Set(kept.map(plain).flatMap(({ entity, id }) => (entity === 'Participant' ? [id] : [])))
  const told = rows.filter(
    (row) =>
      row['entity'] === 'JournalEntry' &&
      ['eraseParticipant', 'endProof'].includes(String(row['action'])) &&
      String(row['at']) >= at &&
      there.has(row['aggregateId']),
  )
  return new Set(told.map((row) => row['aggregateId'])).size
}

const gone = () => [erased.id, left.id, ended.id]
const isOf = (ids: readonly string[]) => (row: object) => ids.some((id) => JSON.stringify(row).includes(id))

/** Of people that are erased, those of whom something opens for a holder of every key there is. */
async function readable(): Promise<readonly ParticipantId[]> {
  const hoard = await hoardKeys(stage)
  const rows = (await scan(cloud, 'main')).filter(({ sealed }) => Buffer.isBuffer(sealed))
  return gone().filter((id) =>
    rows
      .filter((row) => `${row['pk']} ${row['sk']}`.includes(id))
      .some((row) => openWithAny(row['sealed'] as Buffer, hoard) !== undefined),
  )
}

/** Somebody of before, signed in again. */
async function again(person: Person) {
  return rawClient(cloud.api, { ...person, tokens: await stage.signIn(person.email) })
}

test('the restored table is the one that was kept, row by row', async () => {
  expect(digestOf((await backUp(cloud)).rows)).toBe(digestOf(before.rows))
  // Otherwise nothing was put back.
  expect(before.rows.filter(isOf(gone())).length).toBeGreaterThan(30)
})

test('before anything is erased again, no list fails on them, and nobody is shown what no key opens', async () => {
  const [coach, lead, chief] = await Promise.all([houses.miriam, houses.lead, houses.chief].map(again))
  const person = rawClient(cloud.api, { tokens: { access: link } } as Person)
  for (const who of [coach, lead]) {
    for (const query of ['', '?q=given', '?stage=closed']) {
      const { status, body } = (await who?.('listParticipants', { query })) ?? {}
      expect([query, status]).toEqual([query, 200])
      expect(gone().filter((id) => JSON.stringify(body).includes(id))).toEqual([])
    }
    for (const id of gone())
      for (const read of [
        'readParticipant',
        'readCase',
        'listNotes',
        'readPlan',
        'readBusinessPlan',
      ] as const)
        expect([read, (await who?.(read, { params: { participantId: id } }))?.status]).toEqual([read, 404])
  }
  // The link came back as well, and leads to nobody.
  for (const read of [
    'readSelf',
    'readOwnPlan',
    'listOwnConsents',
    'listOwnFollowUps',
    'readOwnCopy',
  ] as const)
    expect([read, (await person(read)).status]).toEqual([read, 404])
  for (const who of [lead, chief])
    for (const { id } of [handedOver, withdrawn])
      for (const read of ['readReferral', 'readTimeline', 'readMessages', 'readPackage'] as const)
        expect((await who?.(read, { params: { referralId: id } }))?.status, read).toBeLessThan(500)
})

test('an erased person stays unreadable when the table comes back from before their erasure', async () => {
  expect(expected).toBe(3)
  expect(await readable()).toEqual([])
  const since = Date.now()
  expect(await complete(stage)).toMatchObject({ keyless: expected, removed: 0, left: expected, failed: 0 })
  // Fewer were named than are there: then something else is wrong, and nothing goes.
  expect(await complete(stage, expected - 1)).toMatchObject({ keyless: expected, removed: 0 })
  const done = await complete(stage, expected)
  expect(done).toMatchObject({ keyless: expected, removed: expected, left: 0, failed: 0 })
  expect(await complete(stage, expected)).toMatchObject({ keyless: 0, removed: 0, failed: 0 })
  const replayedInMs = Date.now() - since

  const { rows } = await backUp(cloud)
  const missing = missingFrom(before.rows, rows)
  expect(missing.filter((row) => !isOf(gone())(row))).toEqual([])
  expect(missing).toHaveLength(done.rows)
  const kept = new Set(['JournalEntry', 'Attempt', 'Referral', 'ReferralAddress'])
  const still = rows.filter(isOf(gone())).map((row) => String(plain(row)['entity']))
  expect(still.filter((entity) => !kept.has(entity))).toEqual([])
  const told = rows.map(plain).filter(({ action }) => action === 'completeErasure')
  expect(told.map(({ aggregateId }) => aggregateId).toSorted()).toEqual(gone().toSorted())

  const lead = await again(houses.lead)
  expect((await lead('readParticipant', { params: { participantId: staying.id } })).status).toBe(200)
  for (const id of gone())
    expect((await lead('readParticipant', { params: { participantId: id } })).status).toBe(404)
  const chief = await again(houses.chief)
  const own = (await chief('readReferral', { params: { referralId: handedOver.id } })).body['participantId']
  expect((await chief('readParticipant', { params: { participantId: String(own) } })).status).toBe(200)

  expect(await readable()).toEqual([])
  console.info(
    `restored ${before.rows.length} rows, alike by hash but for ${missing.length} that were erased again; ` +
      `erased people readable: ${(await readable()).length} of ${expected}; ` +
      `RPO ${lastWriteAt - Date.parse(before.at)} ms, RTO ${restoredInMs + replayedInMs} ms in the drill`,
  )
})

test('a package that was taken back stays closed, though its referral came back as offered', async () => {
  const hoard = await hoardKeys(stage)
  const parts = before.rows
    .map(plain)
    .filter((row) => row['entity'] === 'PackagePart' && String(row['pk']).includes(withdrawn.id))
  expect(parts.length).toBeGreaterThan(0)
  for (const { sealed } of parts) expect(openWithAny(sealed as Buffer, hoard)).toBeUndefined()
})

test('a restore that brings the keys back as well would be seen', async () => {
  await putBack(cloud, before)
  const keys = await backUp(cloud, 'keys')
  await putBack(cloud, keysBefore, 'keys')
  expect(await readable()).toEqual(gone())
  // What was erased is told by the journal of the lost table: so many cases have to be found without a key.
  expect((await complete(stage)).keyless).not.toBe(expected)
  await putBack(cloud, keys, 'keys')
  expect(await readable()).toEqual([])
})
