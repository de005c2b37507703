import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clearFields, type EntityName, registry } from '@passerelle/domain/registry'
import { type LogEntry, memoryFolder } from '@passerelle/local-cloud'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { type Find, type Needle, search } from '../support/needles.ts'
import { recorder } from '../support/recorder.ts'
import { memberEmailNeedles, memberNameNeedles, participantNeedles } from './canaries.ts'
import {
  addresses,
  type Carrier,
  errorBodies,
  files,
  images,
  items,
  letters,
  logs,
  queues,
} from './carriers.ts'
import { goWrong } from './mishaps.ts'
import { populate, readAround, type Town } from './town.ts'

/*
 * Two hundred people whose every word is marked move in, are worked with, go from one organisation to the other, and
 * everything goes wrong with them that can. Afterwards none of the marks lies anywhere outside of what is sealed.
 */

const people = 200
// The engine writes the same files there as on a disk, and need not wait for one.
const data = memoryFolder()?.path ?? mkdtempSync(join(tmpdir(), 'passerelle-canary-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

const log: LogEntry[] = []
const line = recorder()
const astray = recorder()
const stage = await openTestCloud(
  { tells: true, data, log: (entry) => log.push(entry), retryPause: () => 0 },
  line,
)
const { cloud } = stage
let town: Town
const running: Carrier[] = []

beforeAll(async () => {
  town = await populate(stage, people)
  await readAround(town)
  await goWrong(stage, town, { fetch: line.fetch, astray: astray.fetch })
  await cloud.settled()
  // Minutes later, when all of it has settled: what is sealed is locked away and told to partners.
  await cloud.invoke('seal-journal', { due: new Date(Date.now() + 3 * 60_000).toISOString() })
  expect(cloud.lockedAway().size).toBeGreaterThan(2)
  running.push(
    ...files(data),
    ...(await images(cloud)),
    ...(await items(cloud)),
    ...queues(cloud),
    ...letters(cloud),
  )
})

function findIn(
  carriers: readonly Carrier[],
  needles: readonly Needle[],
): readonly (Find & { readonly where: string })[] {
  return carriers.flatMap(({ name, content }) =>
    search(content, needles).map((find) => ({ where: name, ...find })),
  )
}

/** Everything that anything may come to lie in while the cloud runs. */
function everywhere(): readonly Carrier[] {
  return [
    ...running,
    ...logs(log),
    ...errorBodies([...line.exchanges, ...astray.exchanges]),
    ...addresses(line.exchanges),
  ]
}

test('the people are there, and whoever may see them reads every word', async () => {
  expect(town.participants).toHaveLength(people)
  expect(town.referrals.length).toBeGreaterThan(people / 4)
  const answers = line.exchanges.filter(({ status }) => status < 300).map(({ text }) => text)
  const read = search(answers.join('\n'), participantNeedles)
  expect(new Set(read.map(({ secret }) => secret)).size).toBe(5)
  const refused = [...line.exchanges, ...astray.exchanges].filter(({ status }) => status >= 400)
  expect(refused.length).toBeGreaterThan(30)
  expect(cloud.failures('MemberInvitationFailures')).not.toEqual([])
})

test('nothing that a person is called, can be reached at or has said lies anywhere', () => {
  const carriers = everywhere()
  const megabytes = carriers.reduce((sum, { content }) => sum + content.length, 0) / 1e6
  console.info(
    `${participantNeedles.length} spellings of the marks of ${people} people: none in ${carriers.length} places, ` +
      `${megabytes.toFixed(1)} MB`,
  )
  expect(findIn(carriers, participantNeedles)).toEqual([])
})

test('what a member is called lies nowhere, and the address only where they sign in with it', () => {
  expect(findIn(everywhere(), memberNameNeedles)).toEqual([])
  // The identity pool knows its accounts by their addresses, and writes its letters to them.
  const wheres = findIn(everywhere(), memberEmailNeedles).map(({ where }) => where)
  expect(new Set(wheres)).toEqual(new Set(['file identity.json', 'log mail']))
})

test('a row names only what may stand in the clear', async () => {
  const rows = await scan(cloud, 'main')
  const strange = rows.flatMap((row) => {
    const allowed = new Set([...bookkeeping, ...clearOf(String(row['entity']))])
    return Object.keys(row)
      .filter((name) => !allowed.has(name))
      .map((name) => `${row['entity']}.${name}`)
  })
  expect(new Set(strange)).toEqual(new Set())
  const keyRows = await scan(cloud, 'keys')
  // The key of a request for contact goes by its time, as the request does.
  const named = ['pk', 'sk', 'wrapped', 'expiresAt']
  expect(new Set(keyRows.flatMap((row) => Object.keys(row)))).toEqual(new Set(named))
})

test('the engine, once it has stopped, leaves nothing of them behind', async () => {
  await cloud.close()
  const left = files(data)
  expect(left.map(({ name }) => name)).toContain('file engine.db')
  expect(findIn(left, [...participantNeedles, ...memberNameNeedles])).toEqual([])
})

const bookkeeping = [
  ...['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk', 'gsi3pk', 'gsi3sk'],
  ...['entity', 'version', 'sealed', 'sealedBriefly', 'expiresAt'],
]

/** Rows that are of no entity of the registry: where something is, and that it happened. */
const besides: Readonly<Record<string, readonly string[]>> = {
  Attempt: ['fingerprint', 'status', 'id', 'answeredVersion'],
  JournalEntry: [
    'at',
    'member',
    'action',
    'aggregate',
    'aggregateId',
    'aggregateVersion',
    'fields',
    'purpose',
  ],
  SealingKey: ['kty', 'crv', 'x', 'y', 'kid', 'alg', 'use'],
  ToldSeal: ['told'],
  Slug: ['tenantId'],
  Code: ['tenantId'],
  Tenant: ['firstAdmin'],
  MemberEmail: ['memberId'],
  ImportedRow: ['participantId'],
  Membership: ['subject', 'tenantId', 'memberId', 'roles', 'kind', 'state'],
  CaseReferrals: ['addresses', 'departedWith'],
  ContactReceipt: ['tenant', 'digest'],
  CaseWork: ['participantId', 'as'],
  DeputyLine: clearFields('CaseloadSummary'),
  ReferralAddress: ['from', 'to', 'id', 'participantId'],
  LetterClaim: [],
  ReferralClock: ['from', 'to', 'id', 'dueAt', 'countries'],
  ReferralAsked: ['from', 'to', 'id', 'changedAt', 'asked'],
  ReferralWatch: ['from', 'to', 'id', 'changedAt', 'sender', 'receiver'],
  Readers: ['receipts'],
  Appointments: ['appointments'],
  AgendaEntry: ['start', 'end'],
  PackagePart: ['tier', 'packageVersion', 'sha256'],
  TimelineEvent: ['course'],
  Consent: ['state', 'tiers'],
}

function clearOf(entity: string): readonly string[] {
  const named = Object.hasOwn(registry, entity) ? clearFields(entity as EntityName) : [] // an entity of the registry
  return [...named, ...(besides[entity] ?? [])]
}
