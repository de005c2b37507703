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
