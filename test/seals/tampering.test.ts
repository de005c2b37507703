import { generateKeyPairSync } from 'node:crypto'
import {
  aSealedHouse,
  type ExportedJournal,
  fakeKms,
  keyOf,
  placeIn,
  type SealedHouse,
} from '@passerelle/table/testing'
import { expect, test } from 'vitest'
import { opened, verified } from './verifier.ts'

/*
 * The rows of the real engine are altered beneath the application, and the journal is exported as an auditor gets it. The
 * verifier is the script that needs nothing of ours; every number here is told at the end of its test.
 */

const day = '2026-03-02'
const at = (time: string) => `${day}T${time}:00.000Z`

/** A house whose journal has two closed days and a third that is open, in seals of one to three lines. */
async function aHouse(): Promise<SealedHouse> {
  const house = await aSealedHouse()
  for (const [time, sealed] of [
    ['10:00', '10:05'],
    ['10:10', ''],
    ['10:11', ''],
    ['10:12', '10:20'],
    ['11:00', '11:05'],
  ]) {
    await house.note(at(time ?? ''))
    if (sealed) await house.seal(at(sealed))
  }
  await house.seal('2026-03-03T00:05:00.000Z')
  await house.note('2026-03-03T08:00:00.000Z')
  await house.seal('2026-03-04T00:05:00.000Z')
  await house.note('2026-03-04T08:00:00.000Z')
  await house.seal('2026-03-04T08:05:00.000Z')
  return house
}

type Row = Readonly<Record<string, unknown>>
type Kept = { readonly locked?: readonly string[]; readonly witnesses?: readonly object[] }
const faultsIn = (journal: ExportedJournal, kept: Kept = {}) => verified({ ...journal, ...kept }).faults
const linesOf = (house: SealedHouse) => house.lineRows(day)
const sealsOf = (house: SealedHouse) => house.sealRows()

/** Every way in which one character, number or entry of a value can be another. */
function* otherValues(value: unknown): Generator<unknown> {
  if (typeof value === 'number') yield value + 1
  if (typeof value === 'boolean') yield !value
  if (typeof value === 'string') {
    yield* [...value].map(
      (letter, n) => `${value.slice(0, n)}${letter === 'x' ? 'y' : 'x'}${value.slice(n + 1)}`,
    )
    yield value.slice(0, -1)
    yield `${value}x`
  }
  if (Array.isArray(value)) {
    for (const [n, each] of value.entries()) for (const other of otherValues(each)) yield value.with(n, other)
    yield [...value, 'x']
    if (value.length > 0) yield value.slice(1)
  }
}

/** The row with one of its attributes other than it was, or without it, or with one more. */
function* otherRows(row: Row, attributes: readonly string[]): Generator<Row> {
  for (const name of attributes) {
    for (const value of otherValues(row[name])) yield { ...row, [name]: value }
    if (name !== 'pk' && name !== 'sk')
      yield Object.fromEntries(Object.entries(row).filter(([each]) => each !== name))
  }
  yield { ...row, more: 'x' }
}

test('a journal that nobody touched is whole', async () => {
  const house = await aHouse()
  const journal = await house.exported()
  const found = verified(journal)
  expect(found).toMatchObject({ faults: [], lines: 7, open: 0 })
  expect(journal.seals.filter(({ closes }) => closes).map((seal) => seal.day)).toEqual([day, '2026-03-03'])
  // Pages of any size say the same.
  expect(await house.exported(1)).toEqual(journal)
})

test('every byte of every line counts, those of its keys and indexes too', { timeout: 600_000 }, async () => {
  const house = await aHouse()
  const [row] = (await linesOf(house)).slice(2)
  if (row === undefined) throw new Error('no line')
  const attributes = Object.keys(row)
  let [tried, missed, missedByBlindness] = [0, 0, 0]
  const { seals, keys, tenant } = await house.exported()
  for (const other of otherRows(row, attributes)) {
    tried += 1
    if (JSON.stringify(keyOf(other)) !== JSON.stringify(keyOf(row))) await house.beneath.drop(row)
    await house.beneath.put(other)
    const journal = { tenant, seals, keys, lines: await house.lines() }
    if (faultsIn(journal).length === 0) missed += 1
    // The planted fault: a verifier that believes that a row is as the journal writes it.
    const blind = { ...journal, lines: journal.lines.map((line) => ({ ...line, askew: [] })) }
    if (faultsIn(blind).length === 0) missedByBlindness += 1
    if (JSON.stringify(keyOf(other)) !== JSON.stringify(keyOf(row))) await house.beneath.drop(other)
    await house.beneath.put(row)
  }
  expect({ isEnough: tried > 400, missed }).toEqual({ isEnough: true, missed: 0 })
  expect(missedByBlindness).toBeGreaterThan(50)
  expect(faultsIn(await house.exported())).toEqual([])
  console.log(
    `${tried} rows of one changed byte, ${missed} unseen; ${missedByBlindness} by a verifier that is blind`,
  )
})

test('every byte of what a seal says counts', { timeout: 600_000 }, async () => {
  const house = await aHouse()
  const [, row] = await sealsOf(house)
  if (row === undefined) throw new Error('no seal')
  const said = ['number', 'day', 'closes', 'upTo', 'sealedAt', 'places', 'leaves', 'signed']
  let [tried, missed] = [0, 0]
  const { lines, keys, tenant } = await house.exported()
  for (const other of otherRows(row, said)) {
    if ('more' in other) continue
    tried += 1
    await house.beneath.put(other)
    if (faultsIn({ tenant, lines, keys, seals: await house.seals() }).length === 0) missed += 1
    await house.beneath.put(row)
  }
  expect({ isEnough: tried > 1000, missed }).toEqual({ isEnough: true, missed: 0 })
  console.log(`${tried} seals of one changed byte, ${missed} unseen`)
})

test('a line that is dropped, inserted or swapped with another is named', async () => {
  const house = await aHouse()
  const rows = await linesOf(house)
  for (const row of rows) {
    await house.beneath.drop(row)
    expect(faultsIn(await house.exported())).toEqual([expect.stringContaining(`dropped: ${placeIn(row)}`)])
    await house.beneath.put(row)
  }
  for (const time of ['2026-03-02T09:00:00.000Z', at('10:05'), at('23:59'), '2026-03-03T12:00:00.000Z']) {
    const { key } = await house.note(time)
    expect(faultsIn(await house.exported())).toEqual([`inserted: ${key.sk} is in no seal`])
    await house.beneath.drop(key)
  }
  const [one, other] = rows
  if (one === undefined || other === undefined) throw new Error('too few lines')
  await house.beneath.put({ ...one, ...keyOf(other) })
  await house.beneath.put({ ...other, ...keyOf(one) })
  expect(faultsIn(await house.exported())).toEqual([
    expect.stringContaining(`altered: ${placeIn(one)}`),
    expect.stringContaining(`altered: ${placeIn(other)}`),
  ])
})

test('a seal that is dropped or swapped is named', async () => {
  const house = await aHouse()
  const seals = await sealsOf(house)
  for (const row of seals.slice(0, -1)) {
    await house.beneath.drop(row)
    expect(faultsIn(await house.exported()).join()).toContain(`left out: seal ${row['number']}`)
    await house.beneath.put(row)
  }
  const [first, second] = seals
  if (first === undefined || second === undefined) throw new Error('too few seals')
  await house.beneath.put({ ...first, ...keyOf(second), number: second['number'] })
  expect(faultsIn(await house.exported())).not.toEqual([])
})

test('what was cut off at the end is seen by what was kept elsewhere, and by the answer itself', async () => {
  const house = await aHouse()
  const locked = (await house.exported()).seals.map(({ signed }) => signed)
  const [line] = (await linesOf(house)).slice(-1)
  const [seal] = (await sealsOf(house)).slice(-1)
  if (line === undefined || seal === undefined) throw new Error('nothing to cut off')
  await house.beneath.drop(line)
  await house.beneath.drop(seal)
  const journal = await house.exported()
  expect((await house.book.state()).isSound).toBe(false)
  expect(faultsIn(journal, { locked })).toEqual([
    `cut off: seal ${seal['number']} was locked away, and is not here`,
  ])
  // The planted fault: without anything that was kept elsewhere, the rest is whole.
  expect(faultsIn(journal)).toEqual([])
})

test('a journal rewritten as a whole is forged without the key, and is not what was kept with it', async () => {
  const house = await aHouse()
  const before = await house.exported()
  const locked = before.seals.map(({ signed }) => signed)

  async function rewrite(kms = house.kms) {
    const rewritten = await aSealedHouse(kms)
    for (const line of before.lines.slice(1)) await rewritten.note(line.at, line.action)
    await rewritten.seal('2026-03-04T08:05:00.000Z')
    return { ...(await rewritten.exported()), keys: before.keys }
  }
  // Whoever has no right to sign has a key of their own, and the auditor has that of the platform.
  expect(faultsIn(await rewrite(fakeKms())).join()).toContain('forged: none of the keys has signed seal 1')
  // Whoever may sign writes a chain that is whole by itself.
  const signed = await rewrite()
  expect(faultsIn(signed)).toEqual([])
  expect(faultsIn(signed, { locked }).join()).toContain('seal 1 was locked away, and is not here')
})

test('the seal of another organisation, or of another key, is none of this journal', async () => {
  const [house, other] = [await aHouse(), await aHouse()]
  const [own, foreign] = [await house.exported(), await other.exported()]
  expect(faultsIn({ ...foreign, tenant: own.tenant, keys: foreign.keys })).not.toEqual([])
  expect(opened(own.seals[0]?.signed, own.keys)).toMatchObject({ tenant: own.tenant, number: 1 })
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const [key] = own.keys.keys
  expect(
    opened(own.seals[0]?.signed, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: key?.kid }] }),
  ).toBeUndefined()
})
