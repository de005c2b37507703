import { expect, it } from 'vitest'
import { toExpression } from './expression.ts'

it('names and values travel as placeholders, whatever they are', () => {
  const condition = { present: true, equals: { state: 'open OR 1=1' }, differs: { role: 'x' } } as const
  expect(toExpression(condition)).toEqual({
    ConditionExpression: 'attribute_exists(#pk) AND #n0 = :v0 AND #n1 <> :v1',
    ExpressionAttributeNames: { '#pk': 'pk', '#n0': 'state', '#n1': 'role' },
    ExpressionAttributeValues: { ':v0': 'open OR 1=1', ':v1': 'x' },
  })
})

it('what compares nothing brings no values along, which the engine would refuse', () => {
  expect(toExpression({ present: true })).not.toHaveProperty('ExpressionAttributeValues')
  expect(toExpression({ absent: true })).toEqual({
    ConditionExpression: 'attribute_not_exists(#pk)',
    ExpressionAttributeNames: { '#pk': 'pk' },
  })
})

it('what has to be missing, and what a list has to hold, travel as placeholders too', () => {
  const condition = {
    present: true,
    lacks: ['subject'],
    holdsOneOf: { roles: ['coach', 'x) OR (1=1'] },
  } as const
  expect(toExpression(condition)).toEqual({
    ConditionExpression:
      'attribute_exists(#pk) AND attribute_not_exists(#n0) AND (contains(#n1, :v0) OR contains(#n1, :v1))',
    ExpressionAttributeNames: { '#pk': 'pk', '#n0': 'subject', '#n1': 'roles' },
    ExpressionAttributeValues: { ':v0': 'coach', ':v1': 'x) OR (1=1' },
  })
})
