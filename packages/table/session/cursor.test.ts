import { newDataKey } from '@passerelle/vault'
import { expect, it } from 'vitest'
import { refusalOf } from '../testing/tenant.ts'
import { readCursor, writeCursor } from './cursor.ts'

const key = newDataKey()
const listing = { name: 'things open', partition: { pk: 'T#A#THINGS' } }
const last = { pk: 'T#A#THINGS', sk: 'THING#7' }
const cursor = writeCursor(key, listing, last)

it('leads back to its place, and says nothing of the partition', () => {
  expect(readCursor(key, listing, cursor)).toEqual(last)
  expect(Buffer.from(cursor.split('.')[0] ?? '', 'base64url').toString()).not.toContain('T#A#THINGS')
})

it('leads into the reader’s own partition, whichever it was written in', () => {
  const own = { ...listing, partition: { pk: 'T#B#THINGS' } }
  expect(readCursor(key, own, cursor)).toEqual({ pk: 'T#B#THINGS', sk: 'THING#7' })
})

it.each([
  ['of another list', key, { ...listing, name: 'others open' }, cursor],
  ['of another filter', key, { ...listing, name: 'things closed' }, cursor],
  ['of another organisation', newDataKey(), listing, cursor],
  ['without a signature', key, listing, cursor.split('.')[0] ?? ''],
  ['of which nothing is left', key, listing, ''],
  ['that is no cursor', key, listing, 'THING#7.x'],
])('is refused where it is one %s', async (_, reader, list, given) => {
  expect(await refusalOf(() => readCursor(reader, list, given))).toEqual({
    code: 'invalid',
    errors: [{ path: ['query', 'cursor'], code: 'invalid_cursor' }],
  })
})

it('is refused when any character of it was altered', async () => {
  for (let at = 0; at < cursor.length; at += 1) {
    const altered = `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`
    expect(await refusalOf(() => readCursor(key, listing, altered)), String(at)).toMatchObject({
      code: 'invalid',
    })
  }
})
