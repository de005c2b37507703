import { expect, test } from 'vitest'
import { idSchema, isId } from './ids.ts'

test('an id is 26 characters of the alphabet without I, L, O and U', () => {
  expect(isId('0123456789ABCDEFGHJKMNPQRS')).toBe(true)
  expect(isId('0123456789ABCDEFGHJKMNPQR')).toBe(false)
  expect(isId('0123456789ABCDEFGHJKMNPQRI')).toBe(false)
  expect(isId('0123456789abcdefghjkmnpqrs')).toBe(false)
})

test('an id with a delimiter or a wildcard is refused', () => {
  for (const bad of ['#', '*', '?', '/', ' ']) {
    expect(idSchema<'tenant'>().safeParse(`0123456789ABCDEFGHJKMNPQR${bad}`).success).toBe(false)
  }
})
