import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { policyOf } from '../testing/roles.ts'
import type { Key } from './keys.ts'
import { keyIdOf, open, seal } from './sealing.ts'

const key = (id: string): Key => ({
  id,
  arn: `arn:aws:kms:eu-central-1:111122223333:key/${id}`,
  usage: 'ENCRYPT_DECRYPT',
  policy: policyOf(),
  material: randomBytes(32),
})
const first = key('4f2c0aa0-0f9a-4671-a457-c5ab3d2fc3ab')
const plaintext = Buffer.from('a data key')

test('a blob opens under its key and context, in whatever order the context is given', () => {
  const blob = seal(first, plaintext, { tenant: 'a', use: 'staff' })
  expect(keyIdOf(blob)).toBe(first.id)
  expect(open(first, blob, { use: 'staff', tenant: 'a' })).toEqual(plaintext)
})

test('a blob stays shut under another key, another context or with any bit changed', () => {
  const blob = seal(first, plaintext, { tenant: 'a' })
  expect(open(key(first.id), blob, { tenant: 'a' })).toBeUndefined()
  expect(open(first, blob, { tenant: 'b' })).toBeUndefined()
  expect(open(first, blob, {})).toBeUndefined()
  // Version and key id come before what the cipher covers; they only say which key to try.
  for (let bit = 17 * 8; bit < blob.length * 8; bit += 1) {
    const changed = Buffer.from(blob)
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    expect(open(first, changed, { tenant: 'a' })).toBeUndefined()
  }
})

test('what is no blob has no key', () => {
  expect(keyIdOf(Buffer.from('short'))).toBeUndefined()
})
