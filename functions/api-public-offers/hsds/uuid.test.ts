import { randomIds } from '@passerelle/runtime'
import { expect, test } from 'vitest'
import { idsOf, partUuid, uuidOf } from './uuid.ts'

/** RFC 9562, 4.1 and 5.8. */
const ofVersion8 = /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/
const ids = Array.from({ length: 200 }, () => randomIds.next<'offer'>())

test('an id has one UUID of version 8, and is among the sixty-four ids that may have it', () => {
  for (const id of ids) {
    const uuid = uuidOf(id)
    expect(uuid).toMatch(ofVersion8)
    const possible = idsOf(uuid)
    expect(new Set(possible).size).toBe(64)
    expect(possible).toContain(id)
    expect(new Set(possible.map(uuidOf))).toEqual(new Set([uuid]))
  }
  expect(new Set(ids.map(uuidOf)).size).toBe(ids.length)
})

test('the first and the last id of all have one too', () => {
  for (const id of ['0'.repeat(26), `${'Z'.repeat(25)}W`] as never[]) expect(idsOf(uuidOf(id))).toContain(id)
  expect(uuidOf('0'.repeat(26) as never)).toBe('00000000-0000-8000-8000-000000000000')
})

test('a part has a UUID that stays, and another one than every other part', () => {
  const [id = '' as never, other = '' as never] = ids
  expect(partUuid(id, 'language', 'fr')).toBe(partUuid(id, 'language', 'fr'))
  const parts = [
    partUuid(id, 'language', 'fr'),
    partUuid(id, 'language', 'de'),
    partUuid(other, 'language', 'fr'),
  ]
  expect(new Set([...parts, uuidOf(id)]).size).toBe(4)
  for (const part of parts) expect(part).toMatch(ofVersion8)
})
