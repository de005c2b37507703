import { expect, it } from 'vitest'
import { newId, refusalOf } from '../testing/tenant.ts'
import { exchangeKeys } from './keys/exchange.ts'
import { webhookKeys } from './keys/webhooks.ts'
import { isIn, keyOf, placeIn, type Row, rowAt, startKeyOf, tenantOf, toItem, versionOf } from './row.ts'

const [own, other] = [newId<'tenant'>(), newId<'tenant'>()]
const key = { pk: `T#${own}#THINGS`, sk: 'THING' }
const row = (change: Partial<Row> = {}): Row => ({
  key,
  entity: 'Thing',
  version: 2,
  clear: { a: 1 },
  ...change,
})
const address = { from: own, to: other, id: newId<'referral'>() }
const at = '2026-03-02T09:30:00.000Z'

it('takes the engine’s form with its keys, its indexes, its sealed part and its end', () => {
  const sealed = new Uint8Array([1])
  const index1 = { pk: `T#${own}#A`, sk: 'a' }
  expect(toItem(row({ index1, sealed, expiresAt: 5 }))).toEqual({
    ...key,
    gsi1pk: index1.pk,
    gsi1sk: index1.sk,
    entity: 'Thing',
    version: 2,
    a: 1,
    sealed,
    expiresAt: 5,
  })
})

it.each(['pk', 'gsi2sk', 'entity', 'version', 'sealed', 'expiresAt'])(
  'has no field of the name %s, which the engine needs',
  (name) => {
    expect(() => toItem(row({ clear: { [name]: 'x' } }))).toThrow(TypeError)
  },
)

it('is refused when it is larger than the engine takes', async () => {
  expect(() => toItem(row({ sealed: new Uint8Array(380_000) }))).not.toThrow()
  expect(await refusalOf(() => toItem(row({ sealed: new Uint8Array(380_001) })))).toMatchObject({
    code: 'limit_reached',
    what: 'bytes_of_a_record',
  })
})

it('stands in no list of a tenant that its own key does not name', () => {
  const outOfBounds = expect.objectContaining({ name: 'OutOfBounds' })
  for (const pk of [
    `T#${other}#INBOX`,
    `R#${own}#${other}#X`,
    'P#TENANTS',
    'P#CLOCK#2026-03-02',
    'nothing',
  ]) {
    expect(() => toItem(row({ index1: { pk, sk: 'x' } })), pk).toThrow(outOfBounds)
    expect(() => toItem(row({ index2: { pk, sk: 'x' } })), pk).toThrow(outOfBounds)
    expect(() => toItem(row({ index3: { pk, sk: 'x' } })), pk).toThrow(outOfBounds)
  }
})

it('stands in the lists of both parties, and before a clock, where its kind belongs there', () => {
  const shared = exchangeKeys.clock(address)
  const delivery = webhookKeys.delivery(own, newId(), newId())
  const indexes = {
    index1: exchangeKeys.due(at, address.id),
    index2: exchangeKeys.watch(other, 'x', at, address.id),
  }
  expect(() => toItem(row({ key: shared, ...indexes }))).not.toThrow()
  expect(() => toItem(row({ key: delivery, index1: webhookKeys.due(at, newId()) }))).not.toThrow()
  expect(() => toItem(row({ key: shared, index1: webhookKeys.due(at, newId()) }))).toThrow()
})

it('is found again by its key, and says where it stands and whose it is', () => {
  const item = toItem(row({ index1: { pk: `T#${own}#A`, sk: 'a' } }))
  expect(rowAt([item], key)).toBe(item)
  expect(rowAt([item], { ...key, sk: 'OTHER' })).toBeUndefined()
  expect(keyOf(item)).toEqual(key)
  expect([isIn(item, key), isIn(item, { pk: 'T#' })]).toEqual([true, false])
  expect([placeIn(item), placeIn(item, 'gsi1')]).toEqual(['THING', 'a'])
  expect(startKeyOf(item, 'gsi1')).toEqual({ ...key, gsi1pk: `T#${own}#A`, gsi1sk: 'a' })
  expect(startKeyOf(item)).toEqual(key)
  expect([tenantOf(item), tenantOf({ pk: 'P#TENANTS' })]).toEqual([own, undefined])
  expect(versionOf(item)).toBe(2)
  expect(() => versionOf({})).toThrow(TypeError)
})
