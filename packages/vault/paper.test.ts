import { expect, test } from 'vitest'
import { fingerprintOf, isSigned, newSigningKey, paperKey, signText } from './paper.ts'
import { dataKey, newDataKey, open, seal, Unopenable } from './seal.ts'

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

test('the key of a paper is what it was when the paper was printed', async () => {
  const key = await paperKey('123456', 'paper', dataKey(Buffer.alloc(32, 7)))
  expect(key.export().toString('hex')).toBe(
    '5d14b76c85cb35e5a911e4a47ab534d3914209bec6f72292a8f03a125a8d2301',
  )
})

test('a key signs as it did before, and people compare the same fingerprint', () => {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 9)])
  const signed = {
    signature: '35Dco33t2PnqzqsB9Y-kcf-Y_JWg1WPiECYNJaDVWfnwq3okVgIkXCcfE2e9wEWI-2WZ5OzJroL6zY_iMjdbCg',
    publicKey: '_RckOFqgx1tk-3jNYC-h2ZH96_drE8WO1wLqyDXp9hg',
  }
  expect(signText(pkcs8, 'Übergabe')).toEqual(signed)
  expect(isSigned('Übergabe', signed)).toBe(true)
  expect(fingerprintOf(signed.publicKey)).toBe(
    'dbc298251c51321b7266e78d1c151c2b62aff8cb95b293096d3463018544face',
  )
})
