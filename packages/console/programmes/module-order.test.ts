import { expect, test } from 'vitest'
import { inOrder, orderAfter } from './module-order.ts'

const modules = ['A', 'B', 'C'].map((id) => ({ id }))
const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id)

test('modules stand as their programme orders them, and new ones at the end', () => {
  expect(ids(inOrder(modules))).toEqual(['A', 'B', 'C'])
  expect(ids(inOrder(modules, ['C', 'B']))).toEqual(['C', 'B', 'A'])
})

test('one module changes places with its neighbour, and the others stay', () => {
  expect(orderAfter(modules, 1, 'up')).toEqual(['B', 'A', 'C'])
  expect(orderAfter(modules, 1, 'down')).toEqual(['A', 'C', 'B'])
})
