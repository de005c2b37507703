import { createHash } from 'node:crypto'
import { digestsBy, rootBy } from '@passerelle/domain/seals'
import { aSealedHouse, placeIn } from '@passerelle/table/testing'
import { expect, test } from 'vitest'
import { verified } from './verifier.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const day = '2026-03-02'
const at = (time: string) => `${day}T${time}:00.000Z`
const faultsIn = async (house: Awaited<ReturnType<typeof aSealedHouse>>) =>
  verified(await house.exported()).faults

test('a line is sealed once it has settled, in the order of time, and until then is told as open', async () => {
  const house = await aSealedHouse()
  const late = await house.note('2026-03-02T10:00:30.000Z')
  const early = await house.note(at('10:00'))
  expect(await house.seal(at('10:01'))).toBe(0)
  expect((await house.book.state()).open.map(({ place }) => place)).toEqual([early.key.sk, late.key.sk])
  expect(await house.seal(at('10:05'))).toBe(1)
  const { seals } = await house.exported()
  expect(seals.map(({ places }) => places)).toEqual([[early.key.sk, late.key.sk]])
  expect((await house.book.state()).open).toEqual([])
  // Nothing new is nothing to sign.
  expect(await house.seal(at('10:30'))).toBe(0)
})

test('a line that comes late has its place in the next seal, and in the tree of the day on which it is found', async () => {
  const house = await aSealedHouse()
  await house.note(at('10:00'))
  await house.seal(at('10:05'))
  const slow = await house.note('2026-03-02T09:55:00.000Z')
  await house.seal(at('10:10'))
  // Later than any look back: the end of the day looks over all of it.
  const slower = await house.note('2026-03-02T09:31:00.000Z')
  await house.seal(at('12:00'))
  await house.note(at('23:59'))
  await house.seal('2026-03-03T00:01:30.000Z')
  await house.seal('2026-03-03T00:02:30.000Z')
  const slowest = await house.note('2026-03-02T23:58:00.000Z')
  await house.seal('2026-03-03T00:07:00.000Z')
  const { seals } = await house.exported()
  const sealOf = (place: string) => seals.find(({ places }) => places.includes(place))
  expect(sealOf(slow.key.sk)).toMatchObject({ number: 2, day })
  expect(sealOf(slower.key.sk)).toMatchObject({ day, closes: true })
  expect(sealOf(slowest.key.sk)).toMatchObject({ day: '2026-03-03', closes: false })
  expect(await faultsIn(house)).toEqual([])
  expect((await house.book.check(day)).faults).toEqual([])
})

test('a line for a day that is long closed is in no seal, and every check names it', async () => {
  const house = await aSealedHouse()
  await house.note(at('10:00'))
  await house.seal('2026-03-04T00:05:00.000Z')
  const { key } = await house.note(at('11:00'))
  await house.seal('2026-03-05T00:05:00.000Z')
  expect(await faultsIn(house)).toEqual([`inserted: ${key.sk} is in no seal`])
  expect((await house.book.check(day)).faults).toEqual([{ what: 'line_unsealed', place: key.sk }])
})

test('days follow one another, each closed once, also where nothing was done on one', async () => {
  const house = await aSealedHouse()
  await house.note('2026-03-02T10:00:00.000Z')
  await house.note('2026-03-05T10:00:00.000Z')
  await house.seal('2026-03-06T00:05:00.000Z')
  const { seals } = await house.exported()
  expect(seals.map(({ day, closes, places }) => [day, closes, places.length])).toEqual([
    ['2026-03-02', true, 1],
    ['2026-03-03', true, 0],
    ['2026-03-04', true, 0],
    ['2026-03-05', true, 1],
  ])
})

test('thousands of lines at once take several seals, and each line has a proof of its own', {
  timeout: 120_000,
}, async () => {
  const house = await aSealedHouse()
  const times = Array.from({ length: 450 }, (_, n) => new Date(Date.parse(at('10:00')) + n * 7).toISOString())
  for (const time of times) await house.note(time)
  await house.note(times[210] ?? '')
  expect(await house.seal(at('10:10'))).toBe(3)
  const { lines, seals } = await house.exported()
  expect(seals.map(({ places }) => places.length)).toEqual([200, 200, 51])
  expect(await faultsIn(house)).toEqual([])
  for (const n of [0, 1, 199, 200, 333, 450]) {
    const line = lines[n]
    const proof = await house.book.proof(line?.place ?? '')
    expect(proof.line).toEqual(line)
    expect(rootBy(digestsBy(sha256), proof.leaf, proof.path)).toBe(proof.root)
  }
})

test('of two who seal at once one does, and the other adds nothing', async () => {
  const house = await aSealedHouse()
  const next = await house.sealer.chain()
  await house.note(at('10:07'))
  const both = await Promise.allSettled([
    house.sealer.sealNext(next, at('10:10')),
    house.sealer.sealNext(next, at('10:11')),
    house.sealer.sealNext(next, at('10:12')),
  ])
  // Whoever lost was refused, or came when it was all done.
  const won = both.filter((each) => each.status === 'fulfilled' && each.value !== undefined)
  const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
  expect(won).toHaveLength(1)
  for (const reason of refused) expect(reason).toMatchObject({ refusal: { code: 'stale_version' } })
  expect((await house.exported()).seals).toHaveLength(1)
  // Whoever comes after finds nothing left to do, whatever chain it began with.
  expect(await house.sealer.sealNext(next, at('10:12'))).toBeUndefined()
  expect(await faultsIn(house)).toEqual([])
})

test('whoever seals changes no line', async () => {
  const house = await aSealedHouse()
  for (const time of ['10:00', '10:01', '10:02']) await house.note(at(time))
  const lines = () => house.lineRows(day)
  const before = await lines()
  await house.seal('2026-03-03T00:05:00.000Z')
  expect(await lines()).toEqual(before)
})

test('a check of one day names what is wrong with its lines and its seals, and nothing of another day', async () => {
  const house = await aSealedHouse()
  await house.note(at('10:00'))
  await house.seal(at('10:05'))
  await house.note(at('11:00'))
  await house.seal('2026-03-03T00:05:00.000Z')
  await house.note('2026-03-03T10:00:00.000Z')
  await house.seal('2026-03-03T10:05:00.000Z')
  expect(await house.book.check(day)).toEqual({ lines: 2, seals: 2, isClosed: true, faults: [] })
  expect(await house.book.check('2026-03-03')).toEqual({ lines: 1, seals: 1, isClosed: false, faults: [] })
  const [first, second] = await house.lineRows(day)
  if (first === undefined || second === undefined) throw new Error('too few lines')
  await house.beneath.put({ ...first, member: 'another' })
  await house.beneath.drop(second)
  expect((await house.book.check(day)).faults).toEqual([
    { what: 'line_altered', seal: 1, place: placeIn(first) },
    { what: 'line_missing', seal: 2, place: placeIn(second) },
  ])
  expect((await house.book.check('2026-03-03')).faults).toEqual([])
})
