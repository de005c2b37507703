import { expect, it } from 'vitest'
import { differences } from './differences.ts'

const before = { id: 'one', items: [{ name: 'Awa', plan: null }], next: 'a place', total: 1 }

it.each([
  ['the same', before, []],
  ['more than before', { ...before, more: true, items: [{ name: 'Awa', plan: null, born: 1994 }] }, []],
  ['another place to go on from', { ...before, next: 'another' }, []],
  ['another value', { ...before, total: 2 }, [{ path: 'total', what: 'other' }]],
  ['a field less', { id: 'one', items: before.items }, [{ path: 'total', what: 'gone' }]],
  [
    'a field of an item less',
    { ...before, items: [{ plan: null }] },
    [{ path: 'items[0].name', what: 'gone' }],
  ],
  ['an item less', { ...before, items: [] }, [{ path: 'items', what: 'gone' }]],
  ['nothing', undefined, [{ path: '', what: 'gone' }]],
])('an answer that tells %s is told apart', (_, now, expected) => {
  expect(differences(before, now)).toEqual(expected)
})
