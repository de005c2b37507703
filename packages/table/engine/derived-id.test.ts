import { isId } from '@passerelle/domain/kernel'
import { expect, test } from 'vitest'
import { derivedId } from './derived-id.ts'

test('an id that follows from a text stays what it is, for rows stand under it', () => {
  expect(derivedId('a paper’s key')).toBe('ZQ1F72YHYWVTE83Q7NPC88ME6Z')
  expect(derivedId('0123456789ABCDEFGHJKMNPQRS#ZYXWVTSRQPNMKJHGFEDCBA9876#3')).toBe(
    'S9QCAV5XBQVVPVGS5FN2C0VTEH',
  )
})

test('it is an id like any other', () => {
  for (const text of ['', '1', '2', 'مفتاح']) expect(isId(derivedId(text))).toBe(true)
})
