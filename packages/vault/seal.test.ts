import { describe, expect, test } from 'vitest'
import { type Binding, dataKey, newDataKey, open, openJson, seal, sealJson, Unopenable } from './seal.ts'

const binding: Binding = { tenant: 'BFZ', subject: 'AMINATA', entity: 'Participant', schema: 1 }
const plain = Buffer.from('Aminata Diallo, محمد, Dakar')

describe('a sealed value', () => {
  test('opens under the same key and binding', () => {
    const key = newDataKey()
    expect(Buffer.from(open(key, binding, seal(key, binding, plain))).equals(plain)).toBe(true)
    expect(openJson(key, binding, sealJson(key, binding, { given: 'محمد' }))).toEqual({ given: 'محمد' })
  })

  test('opens as an earlier version kept it', () => {
    const kept = 'AaNVFnp0KaXYPAdIQ0zuIwRltkBBBt6batbpFJKyqqMOCDDl83qyJickfehiqkhXXw9vJ3mw3x8JbMH2'
    const opened = open(dataKey(Buffer.alloc(32, 7)), binding, Buffer.from(kept, 'base64'))
    expect(Buffer.from(opened)).toEqual(plain)
  })

  test('may be of nothing at all', () => {
    const key = newDataKey()
    expect(open(key, binding, seal(key, binding, new Uint8Array()))).toHaveLength(0)
  })

  test('says no more of why it does not open than that it does not', () => {
    const key = newDataKey()
    const sealed = seal(key, binding, plain)
    const refusal = (value: Uint8Array) => {
      try {
        return open(key, { ...binding, schema: 2 }, value)
      } catch (error) {
        return error
      }
    }
    expect(refusal(sealed)).toMatchObject({
      name: 'Unopenable',
      message: 'altered, moved or sealed under another key',
      cause: expect.any(Error),
    })
    for (const value of [sealed.subarray(0, 28), Uint8Array.of(2, ...sealed.subarray(1))]) {
      expect(refusal(value)).toMatchObject({ name: 'Unopenable', message: 'unknown format' })
    }
  })

  test('does not open when any single bit differs', () => {
    const key = newDataKey()
    const sealed = seal(key, binding, plain)
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const altered = Uint8Array.from(sealed)
      const at = bit >> 3
      altered[at] = (altered[at] ?? 0) ^ (1 << (bit & 7))
      expect(() => open(key, binding, altered), `bit ${bit}`).toThrow(Unopenable)
    }
  })

  test('does not open for another tenant, person, entity or schema', () => {
    const key = newDataKey()
    const sealed = seal(key, binding, plain)
    for (const moved of [
      { ...binding, tenant: 'DAKAR' },
      { ...binding, subject: 'FATOU' },
      { ...binding, entity: 'Plan' },
      { ...binding, schema: 2 },
      { ...binding, tenant: 'BF', subject: 'ZAMINATA' },
    ]) {
      expect(() => open(key, moved, sealed)).toThrow(Unopenable)
    }
  })

  test('does not open under another key, or cut short', () => {
    const key = newDataKey()
    const sealed = seal(key, binding, plain)
    expect(() => open(newDataKey(), binding, sealed)).toThrow(Unopenable)
    for (const length of [0, 1, 28, sealed.length - 1]) {
      expect(() => open(key, binding, sealed.subarray(0, length))).toThrow(Unopenable)
    }
  })

  test('never uses a nonce twice', () => {
    const key = newDataKey()
    const nonces = new Set<string>()
    for (let n = 0; n < 20_000; n += 1) {
      nonces.add(Buffer.from(seal(key, binding, plain).subarray(1, 13)).toString('hex'))
    }
    expect(nonces.size).toBe(20_000)
  })
})

test('a key has 32 bytes, and nothing else is one', () => {
  for (const length of [0, 16, 31, 33]) {
    expect(() => dataKey(new Uint8Array(length))).toThrow(new RangeError('a data key has 32 bytes'))
  }
})
