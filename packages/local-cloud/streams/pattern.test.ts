import { expect, test } from 'vitest'
import { compilePattern } from './pattern.ts'

const member = {
  eventName: 'INSERT',
  dynamodb: { Keys: { sk: { S: 'MEMBER#1' } }, NewImage: { state: { S: 'invited' } } },
}
const matches = (pattern: unknown) => compilePattern(JSON.stringify(pattern))(member)

test('a change matches where every named field is one of what is listed', () => {
  expect(matches({ eventName: ['INSERT', 'MODIFY'] })).toBe(true)
  expect(matches({ eventName: ['REMOVE'] })).toBe(false)
  expect(matches({ dynamodb: { Keys: { sk: { S: [{ prefix: 'MEMBER#' }] } } } })).toBe(true)
  expect(matches({ dynamodb: { Keys: { sk: { S: [{ prefix: 'CASE#' }] } } } })).toBe(false)
  expect(matches({ eventName: ['INSERT'], dynamodb: { NewImage: { state: { S: ['active'] } } } })).toBe(false)
})

test('a field can be asked for, and excluded', () => {
  expect(matches({ dynamodb: { OldImage: { state: { S: [{ exists: false }] } } } })).toBe(true)
  expect(matches({ dynamodb: { NewImage: { state: { S: [{ exists: true }] } } } })).toBe(true)
  expect(matches({ eventName: [{ 'anything-but': ['REMOVE'] }] })).toBe(true)
  expect(matches({ eventName: [{ 'anything-but': 'INSERT' }] })).toBe(false)
})

test('a comparison that is not known is refused', () => {
  expect(() => compilePattern('{"eventName":[{"wildcard":"*"}]}')).toThrow(SyntaxError)
  expect(() => compilePattern('{"eventName":"INSERT"}')).toThrow(SyntaxError)
})
