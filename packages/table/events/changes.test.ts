import { expect, it } from 'vitest'
import { changedRow } from './changes.ts'

it('reads the row as it is after a change', () => {
  const image = { pk: { S: 'T#A#MEMBERS' }, version: { N: '3' }, roles: { L: [{ S: 'coach' }] } }
  expect(changedRow({ dynamodb: { NewImage: image } })).toEqual({
    pk: 'T#A#MEMBERS',
    version: 3,
    roles: ['coach'],
  })
})

it('finds no row after a removal', () => {
  expect(changedRow({ dynamodb: {} })).toBeUndefined()
  expect(changedRow({})).toBeUndefined()
})
