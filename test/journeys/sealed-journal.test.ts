import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, expect, test } from 'vitest'
import { opened, verified } from '../seals/verifier.ts'
import { named, takeIn } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { callEngine, partition, type SpelledItem, scanSpelled } from '../support/engine.ts'
import { referralIn, twoHouses } from '../support/exchange.ts'
import { type Call, crash, isCall, meeting, nameOf, unavailable } from '../support/interference.ts'
import { refusalOf } from '../support/refusal.ts'

/*
 * The journal as it is sealed by the clock that is deployed, under the policies of the template, with a key of KMS and the
 * locked bucket; verified by the script that needs nothing of ours.
 */

const stage = await openTestCloud()
const { cloud } = stage
const houses = await twoHouses(stage)
const auditor = await stage.join(houses.admins.bfz, ['auditor'])
const theirs = await stage.join(houses.admins.dakar, ['auditor'])
const folder = mkdtempSync(join(tmpdir(), 'passerelle-journal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => cloud.interfere(undefined))

type Run = { readonly sealed: number; readonly behind: number }

/** What is written now has settled by then. */
const settledMs = 3 * 60_000
const soon = () => new Date(Date.now() + settledMs)

async function seal(due = soon()): Promise<Run> {
  const outcome = await cloud.invoke('seal-journal', { due: due.toISOString() })
  if ('error' in outcome) throw new Error(outcome.error.errorMessage)
  return JSON.parse(outcome.payload) as Run
}

async function everyPage<Item>(
  read: (query: {
    limit: number
    cursor?: string
  }) => Promise<{ body: { items: Item[]; next?: string | undefined } }>,
): Promise<Item[]> {
  const found: Item[] = []
  let cursor: string | undefined
  do {
    const { body } = await read({ limit: 100, ...(cursor && { cursor }) })
    found.push(...body.items)
    cursor = body.next
  } while (cursor !== undefined)
  return found
}

/** The journal as an auditor exports it by the API, with what the bucket holds of it. */
async function exported({ api }: Person) {
  const chain = (await api.readJournalChain()).body
  return {
    tenant: chain.tenant,
    chain,
    lines: await everyPage((query) => api.listJournalLines({ query })),
    seals: await everyPage((query) => api.listJournalSeals({ query })),
    keys: chain.jwks,
    locked: lockedOf(chain.tenant).map(([, text]) => text),
  }
}

function lockedOf(tenant: string): readonly (readonly [string, string])[] {
  return [...cloud.lockedAway()].filter(([name]) => name.startsWith(`${tenant}/`) && name.endsWith('.jwt'))
}

const referral = await referralIn(houses, 'accepted')

test('what was done is sealed within minutes, locked away, and whole to whoever verifies it', async () => {
  const waiting = (await auditor.api.readJournalChain()).body
  expect(waiting).toMatchObject({ isSound: true, lockedAway: 0, open: { settlingMinutes: 2 } })
  expect(waiting.last).toBeUndefined()
  expect(waiting.open.lines).toBeGreaterThan(5)
  expect(await seal()).toMatchObject({ behind: 0 })
  const journal = await exported(auditor)
  expect(verified(journal)).toMatchObject({ faults: [], open: 0 })
  expect(journal.chain).toMatchObject({ isSound: true, open: { lines: 0, isMore: false } })
  expect(journal.chain.lockedAway).toBe(journal.chain.last?.number)
  expect(journal.locked).toHaveLength(journal.seals.length)
  // The key stands in the bucket as well, before anything that it has signed.
  const [key] = journal.keys.keys
  expect(cloud.lockedAway().get(`${journal.tenant}/keys/${key?.kid}.json`)).toBe(JSON.stringify(key))
})

test('readings and refusals are lines like others, and so they are sealed', async () => {
  await houses.awa.api.readPackage({ params: { referralId: referral.id } })
  const unknown = '0'.repeat(26) as never // an id that is none of anything
  const tried = auditor.api.readNote({ params: { participantId: unknown, noteId: unknown } })
  expect(await refusalOf(tried)).toMatchObject({ status: 403 })
  await cloud.settled()
  await seal()
  const [own, other] = [await exported(auditor), await exported(theirs)]
  const isSealed = ({ seals }: typeof own, action: string) => {
    const places = new Set(seals.flatMap((each) => each.places))
    return ({ lines }: typeof own) => lines.some((line) => line.action === action && places.has(line.place))
  }
  expect(isSealed(own, 'refuseAccess')(own)).toBe(true)
  expect(isSealed(other, 'readPackage')(other)).toBe(true)
})

test('the erasure of a person takes nothing out of the chain, for nothing of them stands in it', async () => {
  const { lead } = houses
  const { id } = await takeIn(lead.api, named('Zeynabou', 'Kandioura'))
  await seal()
  const before = await exported(auditor)
  await lead.api.eraseParticipant({ params: { participantId: id }, ifMatch: 1 })
  await cloud.settled()
  await seal()
  const after = await exported(auditor)
  expect(verified(after).faults).toEqual([])
  expect(after.lines.slice(0, before.lines.length)).toEqual(before.lines)
  expect(after.lines.filter(({ aggregateId }) => aggregateId === id).length).toBeGreaterThan(1)
  const everything = JSON.stringify([before, after, [...cloud.lockedAway()]])
  expect(everything).not.toMatch(/Zeynabou|Kandioura/i)
})

test('either side of a handover bears witness of the other, and a split view is found', async () => {
  // Upon the next handover each seal names the newest one of the other.
  await referralIn(houses, 'offered')
  await seal()
  const [own, other] = [await exported(auditor), await exported(theirs)]
  expect(own.chain.witnesses).toMatchObject([{ partner: other.tenant, seal: expect.any(Number) }])
  expect(other.chain.witnesses).toMatchObject([{ partner: own.tenant, seal: expect.any(Number) }])
  expect(verified({ ...own, witnesses: [other.seals] }).faults).toEqual([])
  // What partners tell each other are digests and days, and no counts.
  const told = await partition(cloud, 'main', `H#${own.tenant}#${other.tenant}`)
  expect(told.flatMap((row) => Object.keys(row['told']?.['M'] as object)).toSorted()).toEqual([
    'by',
    'day',
    'seal',
    'sealedAt',
    'seen',
  ])
  // The planted fault: the organisation shows another journal than the one that its partner saw.
  const seen = other.seals.flatMap(({ signed }) => opened(signed, own.keys)?.witnessed ?? [])
  expect(seen.length).toBeGreaterThan(0)
  const shown = { ...own, seals: [], lines: [], locked: [] }
  expect(verified({ ...shown, witnesses: [other.seals] }).faults.join()).toContain('split view')
})

test('the script says the same from files, and names what was altered beneath the application', async () => {
  const journal = await exported(auditor)
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  for (const part of ['chain', 'lines', 'seals'] as const)
    write(`${part}.json`, JSON.stringify(journal[part]))
  write('keys.json', JSON.stringify(journal.keys))
  for (const [name, text] of lockedOf(journal.tenant)) write(`locked/${name}`, text)
  const told = ['--keys', join(folder, 'keys.json'), '--locked', join(folder, 'locked')]
  expect(await said(told)).toMatch(
    /^whole: \d+ lines, \d+ seals up to .*, 0 lines not sealed yet; \d+ seals out of the bucket, 0 of partners that saw this journal$/,
  )
  const [, row] = (await scanSpelled(cloud, 'main')).filter(({ pk }) => pk?.['S'] === lineKey(journal.tenant))
  if (row === undefined) throw new Error('no line')
  await put({ ...row, purpose: { S: 'curiosity' } })
  write('lines.json', JSON.stringify((await exported(auditor)).lines))
  expect(await said(told)).toContain(`altered: ${row['sk']?.['S']}, of seal`)
  const day = String(row['at']?.['S']).slice(0, 10)
  const checked = (await auditor.api.readJournalCheck({ query: { day } })).body
  expect(checked.faults).toEqual([
    { what: 'line_altered', seal: expect.any(Number), place: row['sk']?.['S'] },
  ])
  await put(row)
  expect((await auditor.api.readJournalCheck({ query: { day } })).body.faults).toEqual([])
})

test('one line is proved without showing another', async () => {
  const { lines } = await exported(auditor)
  const place = lines[3]?.place ?? ''
  const { body } = await auditor.api.readJournalProof({ query: { place } })
  expect(body.line).toEqual(lines[3])
  expect(opened(body.signed, (await auditor.api.readJournalChain()).body.jwks)).toMatchObject({
    root: body.root,
  })
  const unknown = place.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  expect(await refusalOf(auditor.api.readJournalProof({ query: { place: unknown } }))).toMatchObject({
    status: 404,
  })
})

test('whoever reads no journal reads no seal, and nobody those of another organisation', async () => {
  for (const { api } of [houses.miriam, houses.lead])
    expect(await refusalOf(api.readJournalChain())).toMatchObject({ status: 403 })
  const [own, other] = [await exported(auditor), await exported(theirs)]
  expect(own.lines.filter(({ place }) => other.lines.some((line) => line.place === place))).toEqual([])
})

test('a run that is cut off after any of its calls leaves a chain that the next one goes on with', async () => {
  let cuts = 0
  for (let at = 0; ; at += 1) {
    await houses.admins.bfz.api.inviteMember({
      body: { name: 'Nora', email: `nora-${at}@example.org`, roles: ['coach'] },
    })
    const cut = crash(at, 'after')
    let calls = 0
    cloud.interfere((call) => {
      if (!isSealers(call)) return undefined
      calls += 1
      return cut(call)
    })
    await cloud.invoke('seal-journal', { due: soon().toISOString() })
    cloud.interfere(undefined)
    await cloud.settled()
    expect(await seal(), `call ${at}`).toMatchObject({ behind: 0 })
    const journal = await exported(auditor)
    expect(verified(journal), `call ${at}`).toMatchObject({ faults: [], open: 0 })
    expect(journal.locked).toHaveLength(journal.seals.length)
    if (calls <= at) break
    cuts += 1
  }
  console.info(
    `a run of the clock was cut off after each of ${cuts} calls; every chain was whole after the next one`,
  )
  expect(cuts).toBeGreaterThan(8)
})

test.each([
  ['KMS', isCall('kms:Sign')],
  ['the bucket', isPut],
])('while %s is not there the chain is behind, says so, and catches up', async (name, calls) => {
  await houses.admins.bfz.api.inviteMember({
    body: { name: 'Omar', email: `omar-${name.replace(' ', '-')}@example.org`, roles: ['coach'] },
  })
  await cloud.settled()
  const fate = meeting(calls, unavailable)
  cloud.interfere(fate)
  const run = await seal()
  cloud.interfere(undefined)
  expect({ isMet: fate.met() > 0, isBehind: run.behind > 0 }).toEqual({ isMet: true, isBehind: true })
  expect(await seal()).toMatchObject({ behind: 0 })
  const journal = await exported(auditor)
  expect(verified(journal).faults).toEqual([])
  expect(journal.locked).toHaveLength(journal.seals.length)
})

test('runs at once, and one that comes late, add nothing twice, and each day is closed once', async () => {
  const due = new Date(Date.now() + 3 * 86_400_000).toISOString()
  await Promise.all([1, 2, 3].map(() => cloud.invoke('seal-journal', { due })))
  const journal = await exported(auditor)
  expect(verified(journal)).toMatchObject({ faults: [] })
  expect(journal.seals.filter(({ closes }) => closes).length).toBeGreaterThan(2)
  expect(await seal()).toEqual({ sealed: 0, behind: 0 })
  expect(new Set(journal.seals.map(({ number }) => number)).size).toBe(journal.seals.length)
})

/** The calls of the clock: those of its roles, and what is put into the bucket, of which a call does not tell by whom. */
function isSealers(call: Call): boolean {
  const { principal } = call
  const isRole = principal?.kind === 'role' && principal.role.logicalId.startsWith('JournalSealing')
  return isRole || isPut(call)
}

function isPut(call: Call): boolean {
  return nameOf(call).startsWith('plain:PUT ')
}

test('what is locked away is neither written twice nor taken away, not even by who owns the account', async () => {
  const [name = ''] = [...cloud.lockedAway().keys()]
  const bucket = Object.entries(cloud.outputs).find(([output]) => output.endsWith('SealBucketName'))?.[1]
  const { accessKeyId, sessionToken } = cloud.accountCredentials()
  const headers = {
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature=0`,
    'x-amz-security-token': sessionToken,
  }
  const send = (method: string, place: string, more: object = {}) =>
    fetch(`${cloud.endpoints.services}/${bucket}/${place}`, {
      method,
      headers: { ...headers, ...more },
      ...(method === 'PUT' && { body: 'another' }),
    })
  const before = new Map(cloud.lockedAway())
  expect((await send('PUT', name, { 'if-none-match': '*' })).status).toBe(412)
  expect((await send('PUT', name)).status).not.toBe(200)
  expect((await send('DELETE', name)).status).toBe(403)
  expect(cloud.lockedAway()).toEqual(before)
  // The planted fault: a name that is new is put, so it is the lock that refuses.
  expect((await send('PUT', 'new.jwt', { 'if-none-match': '*' })).status).toBe(200)
})

function lineKey(tenant: string): string {
  return `A#${tenant}#${new Date().toISOString().slice(0, 7)}`
}

async function put(item: SpelledItem): Promise<void> {
  await callEngine(cloud, 'DynamoDB_20120810.PutItem', { TableName: cloud.tables.main, Item: item })
}

function said(told: readonly string[]): Promise<string> {
  const script = fileURLToPath(new URL('../../scripts/verify-journal.mjs', import.meta.url))
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, folder, ...told], (_, text, trouble) =>
      trouble === '' ? resolve(text.trim()) : reject(new Error(trouble)),
    )
  })
}
