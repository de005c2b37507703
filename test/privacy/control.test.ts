import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LogEntry } from '@passerelle/local-cloud'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { plant } from '../support/engine.ts'
import { needlesOf, search } from '../support/needles.ts'
import { recorder } from '../support/recorder.ts'
import { canary, participantNeedles } from './canaries.ts'
import { addresses, type Carrier, errorBodies, files, images, items, logs, queues } from './carriers.ts'

/*
 * Whether the search for marked people would find anything at all: here somebody does write them down in the clear, past
 * the vault, in every place that is searched.
 */

const folder = mkdtempSync(join(tmpdir(), 'passerelle-control-'))
const data = join(folder, 'data')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const { word, arabicWord, person } = canary(1)

/** A function that tells everybody what it was told, and fails with it. */
function talkative(): string {
  const bundle = join(folder, 'talkative')
  mkdirSync(bundle)
  writeFileSync(
    join(bundle, 'handler.cjs'),
    `exports.handler = async (event) => {
      console.log(JSON.stringify(event))
      throw new Error(${JSON.stringify(word('in an error'))})
    }`,
  )
  return bundle
}

const log: LogEntry[] = []
const line = recorder()
const bundle = talkative()
const stage = await openTestCloud(
  {
    tells: true,
    data,
    log: (entry) => log.push(entry),
    retryPause: () => 0,
    bundles: { 'passerelle-dev-expire-referrals': bundle },
  },
  line,
)
const { cloud } = stage
let coach: Person

beforeAll(async () => {
  const { admin } = await stage.openTenant()
  coach = await stage.join(admin, ['coach'])
})

const found = (carriers: readonly Carrier[]) =>
  carriers.filter(({ content }) => search(content, participantNeedles).length > 0).map(({ name }) => name)

test('in a row of either table, and so in the stream and in the files of the engine', async () => {
  expect(found([...files(data), ...(await images(cloud)), ...(await items(cloud))])).toEqual([])
  const key = { pk: { S: 'T#SOMEBODY#CASE' }, sk: { S: 'CASE' } }
  await plant(cloud, 'main', { ...key, name: { S: arabicWord('given') } })
  await plant(cloud, 'keys', { ...key, note: { S: `+221 ${person.channels?.[0]?.value.slice(4)}` } })
  expect(found(files(data))).toEqual(['file engine.db-wal'])
  expect(found(await images(cloud))).toEqual(['stream', 'stream, decoded'])
  expect(found(await items(cloud))).toEqual(['items', 'items, decoded'])
})

test('in bytes that are not sealed but only packed', async () => {
  const bytes = Buffer.from(JSON.stringify({ padding: '.', goal: word('goal') })).toString('base64')
  await plant(cloud, 'main', { pk: { S: 'T#SOMEBODY#CASE' }, sk: { S: 'PLAN' }, sealed: { B: bytes } })
  const packed = (await items(cloud)).filter(({ name }) => name === 'items')
  expect(
    packed.flatMap(({ content }) => search(content, participantNeedles)).map(({ spelling }) => spelling),
  ).toContainEqual(expect.stringMatching(/^base64/))
})

test('in the log of a function, and in the queue of what failed', async () => {
  await cloud.invoke('expire-referrals', { goal: word('goal') })
  expect(found(logs(log))).toContain('log function:passerelle-dev-expire-referrals')
  await cloud.fire('ReferralExpiryClockSchedule')
  await cloud.settled()
  expect(found(queues(cloud))).toEqual(['queue ReferralExpiryFailures'])
})

test('in what the API answers when it refuses', async () => {
  const body = JSON.stringify({ ...person, [word('field')]: true })
  await line.fetch(`${cloud.api}/v1/participants`, {
    method: 'POST',
    headers: { authorization: `Bearer ${coach.tokens.access}`, 'content-type': 'application/json' },
    body,
  })
  expect(found(errorBodies(line.exchanges))).toEqual(['error bodies'])
})

test('in an address', async () => {
  expect(found(addresses(line.exchanges))).toEqual([])
  await coach.api.listParticipants({ query: { q: arabicWord('given') } })
  expect(found(addresses(line.exchanges))).toEqual(['addresses'])
})

describe('in every spelling', () => {
  const secret = word('given')
  const utf16 = Buffer.from(secret, 'utf16le')
  const spellings: Readonly<Record<string, Buffer | string>> = {
    'as it is': secret,
    decomposed: secret.normalize('NFD'),
    'in capitals': secret.toUpperCase(),
    'without its marks': secret.normalize('NFKD').replace(/\p{M}/gu, ''),
    'UTF-16, little end first': utf16,
    'UTF-16, big end first': Buffer.from(utf16).swap16(),
    hexadecimal: Buffer.from(secret).toString('hex'),
    'percent-encoded': encodeURIComponent(secret),
    'escaped JSON': JSON.stringify(secret).replace(
      /[^ -~]/g,
      (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
    ...Object.fromEntries(
      ['', '.', '..'].flatMap((before) => [
        [`base64 behind ${before.length}`, Buffer.from(`${before}${secret} and on`).toString('base64')],
        [`base64url behind ${before.length}`, Buffer.from(`${before}${secret} and on`).toString('base64url')],
      ]),
    ),
  }
  test.each(Object.entries(spellings))('%s', (_how, spelled) => {
    const haystack = Buffer.concat([Buffer.from('…'), Buffer.from(spelled), Buffer.from('…')])
    expect(search(haystack, needlesOf(secret))).not.toEqual([])
    expect(search(haystack, participantNeedles)).not.toEqual([])
  })
})
