import { expect, test } from 'vitest'
import { fingerprintOf, isSigned, newSigningKey, paperKey, signText } from './paper.ts'
import { newDataKey, open, seal, Unopenable } from './seal.ts'

const binding = { tenant: 'a', subject: 'b', entity: 'Paper', schema: 1 }

test('a paper opens with its PIN and the share of its issuer, and with neither alone', async () => {
  const share = newDataKey()
  const sealed = seal(await paperKey('123456', 'paper', share), binding, Buffer.from('what was done'))
  const repeated = await paperKey('123456', 'paper', share)
  expect(Buffer.from(open(repeated, binding, sealed)).toString()).toBe('what was done')
  for (const key of [
    await paperKey('123457', 'paper', share),
    await paperKey('123456', 'paper', newDataKey()),
    await paperKey('123456', 'another', share),
  ]) {
    expect(() => open(key, binding, sealed)).toThrow(Unopenable)
  }
})

test('a signature holds for this text and this key alone', () => {
  const signed = signText(newSigningKey(), 'text')
  const other = signText(newSigningKey(), 'text')
  expect(isSigned('text', signed)).toBe(true)
  expect(isSigned('texT', signed)).toBe(false)
  expect(isSigned('text', { ...signed, publicKey: other.publicKey })).toBe(false)
  expect(isSigned('text', { ...signed, publicKey: 'no key' })).toBe(false)
  expect(fingerprintOf(signed.publicKey)).toMatch(/^[0-9a-f]{64}$/)
})
