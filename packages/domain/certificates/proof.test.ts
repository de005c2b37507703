import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idAlphabet } from '../kernel/index.ts'
import { id, later, openedAt, refusalOf } from '../testing/casework.ts'
import { didOf, uuidOf } from './addresses.ts'
import { currentKey, maxIssuerKeys, withKey } from './issuer-keys.ts'
import { bitsOf, emptyList, listOfTry, placeIn, statusListBits, withRevoked } from './status-list.ts'

const tenant = id<'tenant'>(7)
/** Ids as they are drawn: 26 characters, of which the last carries three bits. */
const ids = fc
  .tuple(
    fc.array(fc.constantFrom(...idAlphabet), { minLength: 25, maxLength: 25 }),
    fc.constantFrom(...'048CGMRW'),
  )
  .map(([most, last]) => [...most, last].join('') as ReturnType<typeof id>)

describe('a list of what was taken back', () => {
  test('has its first place in the highest bit of its first byte', () => {
    const list = { ...emptyList(tenant, 1, openedAt), credential: '' }
    const bits = bitsOf({ revoked: [0, 9, statusListBits - 1] })
    expect(bits.length).toBe(16_384)
    expect([bits[0], bits[1], bits.at(-1)]).toEqual([0b1000_0000, 0b0100_0000, 0b0000_0001])
    const twice = withRevoked({ ...withRevoked(list, 9, later), credential: '' }, 9, later)
    expect(twice).toMatchObject({ revoked: [9], version: 3, changedAt: later })
    expect(twice).not.toHaveProperty('credential')
  })

  test('says of every place whether it is one of those', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(statusListBits - 1), { maxLength: 50 }), (revoked) => {
        const bits = bitsOf({ revoked })
        const set = revoked.filter((index) => ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0)
        expect(set).toEqual(revoked)
        const count = bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
        expect(count).toBe(revoked.length)
      }),
      { numRuns: 20 },
    )
  })

  test('gives each place that there is, and goes on to the next list after three tries', () => {
    fc.assert(
      fc.property(ids, (drawn) => {
        expect(placeIn(drawn)).toBeGreaterThanOrEqual(0)
        expect(placeIn(drawn)).toBeLessThan(statusListBits)
      }),
    )
    expect(placeIn(id(0))).toBe(0)
    expect(placeIn('Z'.repeat(26) as ReturnType<typeof id>)).toBe(statusListBits - 1)
    expect([0, 1, 2, 3, 5, 6].map(listOfTry)).toEqual([1, 1, 1, 2, 2, 3])
  })
})

test('an id is a UUID of version 4, and two ids are two', () => {
  fc.assert(
    fc.property(ids, (drawn) => {
      expect(uuidOf(drawn)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    }),
  )
  expect(uuidOf(id(0))).toBe('00000000-0000-4000-8000-000000000000')
  expect(uuidOf('ZZZZZZZZZZZZZZZZZZZZZZZZZW' as ReturnType<typeof id>)).toBe(
    'ffffffff-ffff-4fff-bfff-ffffffffffff',
  )
})

test('the name of an issuer says where its keys are, by the method did:web', () => {
  expect(didOf('https://passerelle.example.org', tenant)).toBe(
    `did:web:passerelle.example.org:v1:public:issuers:${tenant}`,
  )
  expect(didOf('http://127.0.0.1:8080/dev', tenant)).toBe(
    `did:web:127.0.0.1%3A8080:dev:v1:public:issuers:${tenant}`,
  )
})

describe('the keys of an issuer', () => {
  const jwk = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const
  const key = (name: string) => ({ thumbprint: name, kid: `did#${name}`, jwk })

  test('stay for ever; the last one counts', () => {
    const first = withKey(undefined, tenant, key('a'), openedAt)
    const second = withKey(first, tenant, key('b'), later)
    expect(second).toMatchObject({
      version: 2,
      keys: [
        { thumbprint: 'a', createdAt: openedAt, retiredAt: later },
        { thumbprint: 'b', createdAt: later },
      ],
    })
    expect(currentKey(second).thumbprint).toBe('b')
    // A third one leaves the day on which the first was retired.
    expect(withKey(second, tenant, key('c'), later).keys[0]?.retiredAt).toBe(later)
  })

  test('are at most as many as a document holds', () => {
    let keys = withKey(undefined, tenant, key('0'), openedAt)
    for (let n = 1; n < maxIssuerKeys; n += 1) keys = withKey(keys, tenant, key(String(n)), later)
    expect(refusalOf(() => withKey(keys, tenant, key('more'), later))).toMatchObject({
      code: 'limit_reached',
      what: 'certificate_keys',
    })
  })
})
