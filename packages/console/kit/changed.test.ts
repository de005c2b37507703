import { expect, it } from 'vitest'
import { newsIn, onlyChanged } from './changed.ts'

it('what reads otherwise than before is news, and what is new altogether', () => {
  const before = [
    ['Name', 'Mira'],
    ['Roles', 'coach'],
  ] as const
  const now = [
    ['Name', 'Mira'],
    ['Roles', 'coach, administrator'],
    ['Language', 'French'],
  ] as const
  expect(newsIn(before, now)).toEqual([
    ['Roles', 'coach, administrator'],
    ['Language', 'French'],
  ])
  expect(newsIn(now, now)).toEqual([])
})

it('only what was typed anew is sent', () => {
  const first = { name: 'Mira', roles: ['coach'] }
  expect(onlyChanged({ name: 'Mira', roles: ['coach', 'admin'] }, first)).toEqual({
    roles: ['coach', 'admin'],
  })
  expect(onlyChanged(first, { ...first })).toEqual({})
})
