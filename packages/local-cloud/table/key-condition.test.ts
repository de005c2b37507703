import { expect, test } from 'vitest'
import { partitionOf } from './key-condition.ts'

const values = { ':a': { S: 'T#aaaa#X' }, ':b': { S: 'T#bbbb#X' }, ':s': { S: 'CASE#' } }
const names = { '#p': 'pk', '#s': 'sk' }

function partition(KeyConditionExpression: string) {
  return partitionOf(
    { KeyConditionExpression, ExpressionAttributeNames: names, ExpressionAttributeValues: values },
    'pk',
  )
}

test('the partition is found however the condition is spelled', () => {
  for (const condition of [
    'pk = :a',
    '#p=:a',
    ':a = pk',
    '#p = :a AND begins_with(#s, :s)',
    '(#p = :a) and #s BETWEEN :s AND :s',
    'sk >= :s AND pk = :a',
    'sk = :s AND pk = :a',
  ]) {
    expect(partition(condition), condition).toEqual({ S: 'T#aaaa#X' })
  }
})

test('a condition that fixes no partition, or seems to fix two, names none', () => {
  for (const condition of [
    'sk = :s',
    'pk > :a',
    'pk <> :a',
    'pk = :missing',
    'pk = :a OR pk = :b',
    'NOT pk = :a',
    'pk = :a AND pk = :b',
    'pk = "a"',
    '',
  ]) {
    expect(partition(condition), condition).toBeUndefined()
  }
})
