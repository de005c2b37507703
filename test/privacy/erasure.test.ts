import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Participant } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aProgramme } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { type PlainItem, scan } from '../support/engine.ts'
import { journey, type SeenReferral, type TwoHouses, twoHouses } from '../support/exchange.ts'
import { hoardKeys, openWithAny, wrappedOf } from '../support/key-hunt.ts'
import { bytesNeedles, countOf, needlesOf, search } from '../support/needles.ts'
import { openStream } from '../support/stream.ts'
import { canary, participantNeedles } from './canaries.ts'

/*
 * Erasing a person, and taking a package back, is to destroy a key. At once nothing opens any more that was kept from
 * before, for nobody, whatever they may read; and once the engine has stopped and its file is compacted, the key's
 * wrapped bytes are gone from the disk as well.
 */

const data = mkdtempSync(join(tmpdir(), 'passerelle-erasure-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

const stage = await openTestCloud({ tells: true, data })
const { cloud } = stage

const nobody = '0'.repeat(26) as ParticipantId // an id, and nobody's

let houses: TwoHouses
/** The five people: one is erased, one stays, one's offer is taken back, one withdraws consent, one has arrived. */
let erased: Participant
let staying: Participant
let withdrawn: SeenReferral
let revoked: SeenReferral
let handedOver: SeenReferral
/** A thief's copy of everything: rows and wrapped keys from before, and every image that the stream ever handed out. */
let copy: readonly PlainItem[]
let copiedKeys: readonly PlainItem[]

beforeAll(async () => {
  houses = await twoHouses(stage)
  const { modules } = await aProgramme(houses.lead.api)
  const { miriam } = houses
  const settle = async (n: number) => {
    const { person, interview, assessment, plan, word } = canary(n)
    const { body: taken } = await miriam.api.takeInParticipant({ body: person })
    const params = { participantId: taken.id }
    await miriam.api.recordFirstInterview({ params, body: interview })
    await miriam.api.recordAssessment({ params, body: assessment })
    await miriam.api.beginPlan({ params, body: plan(modules) })
    await miriam.api.agreePlan({ params, body: { confirmation: 'signed', language: 'ar' }, ifMatch: 1 })
    const body = { returnDistrict: word('another district') }
    return (await miriam.api.editParticipant({ params, body, ifMatch: 1 })).body
  }
  const way = journey(houses)
  const offer = async (participant: Participant) =>
    way.offered(await way.asked(await way.draft(participant.id)))
  erased = await settle(1)
  staying = await settle(2)
  withdrawn = await offer(await settle(3))
  revoked = await way.accepted(await offer(await settle(4)))
  handedOver = await way.completed(
    await way.met(await way.departed(await way.accepted(await offer(await settle(5))))),
  )
  for (const [{ id }, n] of [
    [withdrawn, 3],
    [revoked, 4],
    [handedOver, 5],
  ] as const) {
    const params = { referralId: id }
    await miriam.api.writeMessage({ params, body: { text: canary(n).word('message') } })
    await houses.awa.api.writeMessage({ params, body: { text: canary(n).arabicWord('message') } })
  }
  copy = await scan(cloud, 'main')
  copiedKeys = await scan(cloud, 'keys')
})

const sealedOf = (rows: readonly PlainItem[]) =>
  rows.flatMap(({ sealed }) => (Buffer.isBuffer(sealed) ? [sealed] : []))
const belongingTo = (id: string) => (row: PlainItem) =>
  [row['pk'], row['sk']].some((key) => String(key).includes(id)) && row['entity'] !== 'JournalEntry'
const keysOf = (id: string) => copiedKeys.filter(belongingTo(id)).map(wrappedOf)

test('before, everything that is sealed opens for whoever has every key', async () => {
  const hoard = await hoardKeys(stage)
  expect(hoard.size).toBe(copiedKeys.length)
  for (const row of copy) {
    if (Buffer.isBuffer(row['sealed']))
      expect(openWithAny(row['sealed'], hoard), String(row['sk'])).toBeDefined()
  }
  const mine = copy.filter(belongingTo(erased.id))
  expect(mine.map(({ entity }) => entity).sort()).toEqual([
    'AgreedPlan',
    'CaseWork',
    'CaseloadSummary',
    'FirstInterview',
    'Participant',
    'Plan',
    'SkillsAssessment',
  ])
  const said = sealedOf(mine).map((sealed) => JSON.stringify(openWithAny(sealed, hoard)))
  expect(new Set(search(said.join('\n'), participantNeedles).map(({ secret }) => secret)).size).toBe(4)
})

test('once a person is erased, nothing that was kept of them opens any more', async () => {
  await houses.lead.api.eraseParticipant({ params: { participantId: erased.id }, ifMatch: erased.version })
  const hoard = await hoardKeys(stage)
  const kept = sealedOf(copy.filter(belongingTo(erased.id)))
  expect(kept.length).toBeGreaterThan(5)
  expect(kept.map((sealed) => openWithAny(sealed, hoard))).toEqual(kept.map(() => undefined))
  const others = sealedOf(copy.filter(belongingTo(staying.id)))
  expect(others.map((sealed) => openWithAny(sealed, hoard))).not.toContain(undefined)

  const rows = [...(await scan(cloud, 'main')), ...(await scan(cloud, 'keys'))]
  expect(rows.filter(belongingTo(erased.id))).toEqual([])
})

test('once an offer is withdrawn or a consent taken back, no tier of the package opens any more', async () => {
  const { miriam, lead } = houses
  await miriam.api.withdrawReferral({
    ...journey(houses).at(withdrawn),
    body: { reason: 'other', comment: canary(3).word('withdrawn because') },
  })
  await lead.api.revokeConsent({ ...journey(houses).at(revoked), body: { way: 'phone' } })
  const hoard = await hoardKeys(stage)
  for (const { id } of [withdrawn, revoked]) {
    const parts = copy.filter((row) => row['entity'] === 'PackagePart' && belongingTo(id)(row))
    expect(parts.map(({ tier }) => tier).sort()).toEqual(['T0', 'T1', 'T2', 'T3'])
    for (const part of sealedOf(parts)) expect(openWithAny(part, hoard)).toBeUndefined()
  }
})

/** Has a party of a referral erase its own case of the person. */
async function eraseCaseOf({ api }: Person, referral: SeenReferral): Promise<void> {
  const { body } = await api.readReferral({ params: { referralId: referral.id } })
  if (body.participantId === undefined) throw new Error('there is no case of one’s own')
  const params = { participantId: body.participantId }
  const { version } = await api.readParticipant({ params })
  await api.eraseParticipant({ params, ifMatch: version ?? 0 })
}

/** The rows of the table that still open for a holder of every key, and speak of person `n`. */
async function stillSaidOf(n: number): Promise<readonly unknown[]> {
  const hoard = await hoardKeys(stage)
  const rows = (await scan(cloud, 'main')).filter(({ sealed }) => Buffer.isBuffer(sealed))
  const words = [canary(n).word('').trim(), canary(n).arabicWord('').trim()].flatMap(needlesOf)
  return rows
    .filter(
      (row) => search(JSON.stringify(openWithAny(row['sealed'] as Buffer, hoard) ?? ''), words).length > 0,
    )
    .map(({ entity }) => entity)
}

test('a person who is erased after their offer was taken back is in nothing that still opens', async () => {
  expect(await stillSaidOf(3)).not.toEqual([])
  await eraseCaseOf(houses.lead, withdrawn)
  expect(await stillSaidOf(3)).toEqual([])
})

test('after a handover each organisation erases its own, and the package goes with the first of them', async () => {
  const { lead, chief } = houses
  const params = { referralId: handedOver.id }
  expect((await chief.api.readPackage({ params })).body.parts).toHaveLength(4)
  await eraseCaseOf(lead, handedOver)
  for (const { api } of [lead, chief]) {
    await expect(api.readPackage({ params })).rejects.toMatchObject({ problem: { code: 'package_closed' } })
  }
  const { body: received } = await chief.api.readReferral({ params })
  const own = await chief.api.readParticipant({ params: { participantId: received.participantId ?? nobody } })
  expect(own.body.names[0]?.given).toBe(canary(5).word('given'))
  // Words said on the way are the receiver's until it erases the person as well.
  expect((await chief.api.readMessages({ params })).body.items).toHaveLength(2)
  await expect(lead.api.readMessages({ params })).rejects.toMatchObject({ problem: { code: 'not_possible' } })
  await eraseCaseOf(chief, handedOver)
  expect(await stillSaidOf(5)).toEqual([])
})

test('nor does any image that the stream handed out', async () => {
  const hoard = await hoardKeys(stage)
  const records = await (await openStream(cloud))()
  const images = records.flatMap(({ dynamodb: { NewImage, OldImage } }) => [NewImage, OldImage])
  const sealed = images.flatMap((image) => {
    const gone = [erased.id, ...(['PACKAGE#'] as const)].some((mark) =>
      JSON.stringify(image ?? {}).includes(mark),
    )
    const bytes = image?.['sealed']?.['B']
    return gone && typeof bytes === 'string' ? [Buffer.from(bytes, 'base64')] : []
  })
  expect(sealed.length).toBeGreaterThan(10)
  expect(sealed.map((bytes) => openWithAny(bytes, hoard)).filter((said) => said !== undefined)).toEqual([])
})

test('the journal tells who did what to them and never what was written', async () => {
  const lines = (await scan(cloud, 'main')).filter(({ entity }) => entity === 'JournalEntry')
  const about = lines.filter(({ aggregateId }) => aggregateId === erased.id)
  expect(about.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['takeInParticipant', 'recordFirstInterview', 'eraseParticipant']),
  )
  const { person, interview, assessment } = canary(1)
  const names = new Set([person, interview, assessment].flatMap((entry) => Object.keys(entry)))
  const takenIn = about.find(({ action }) => action === 'takeInParticipant')
  expect(takenIn?.['fields']).toEqual(Object.keys(person))
  for (const line of lines) {
    for (const field of line['fields'] as string[]) expect(field).toMatch(/^(?:[a-z][A-Za-z]{1,30}|T[0-3])$/)
  }
  expect(names.size).toBeGreaterThan(10)
  expect(search(JSON.stringify(lines), participantNeedles)).toEqual([])
})

test('once the engine has stopped and its file is compacted, the wrapped keys are nowhere on the disk', async () => {
  const dead = [...keysOf(erased.id), ...keysOf(withdrawn.id).slice(), ...keysOf(revoked.id)]
  const alive = new Set((await scan(cloud, 'keys')).map((row) => wrappedOf(row).toString('hex')))
  const gone = dead.filter((wrapped) => !alive.has(wrapped.toString('hex')))
  const stay = keysOf(staying.id)
  expect(gone.length).toBeGreaterThanOrEqual(9)
  const before = onDisk()
  const counts = (keys: readonly Buffer[], disk: readonly Buffer[]) =>
    keys.map((key) => disk.reduce((sum, file) => sum + countOf(file, bytesNeedles('a wrapped key', key)), 0))
  const inUse = counts(gone, before)
  expect(Math.min(...inUse)).toBeGreaterThan(0)

  await cloud.close()
  compact(join(data, 'engine.db'))
  const after = onDisk()
  console.info(
    `${gone.length} destroyed keys: ${inUse.reduce((sum, count) => sum + count, 0)} places on the disk before, ` +
      `${counts(gone, after).reduce((sum, count) => sum + count, 0)} after`,
  )
  expect(counts(gone, after)).toEqual(gone.map(() => 0))
  expect(Math.min(...counts(stay, after))).toBeGreaterThan(0)
})

function onDisk(): readonly Buffer[] {
  return readdirSync(data).map((name) => readFileSync(join(data, name)))
}

/** Writes the file anew without anything that was deleted, as whoever runs the engine does after an erasure. */
function compact(path: string): void {
  const database = new DatabaseSync(path)
  database.exec('PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
}
