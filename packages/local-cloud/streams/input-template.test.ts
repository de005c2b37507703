import { expect, test } from 'vitest'
import { compileInputTemplate } from './input-template.ts'

test('puts what stands at a path into the quotes around it', () => {
  const messageOf = compileInputTemplate('{"change":"<$.name>","sk":"<$.keys.sk.S>"}')
  expect(JSON.parse(messageOf({ name: 'INSERT', keys: { sk: { S: 'NOTE#1' } } }))).toEqual({
    change: 'INSERT',
    sk: 'NOTE#1',
  })
})

test('keeps quotes and line ends of a text within it', () => {
  const text = 'she said "yes"\nand left'
  expect(JSON.parse(compileInputTemplate('{"text":"<$.text>"}')({ text }))).toEqual({ text })
})

test('leaves an empty text where a path leads nowhere', () => {
  expect(compileInputTemplate('{"text":"<$.image.text.S>"}')({ image: 'none' })).toBe('{"text":""}')
})

test('refuses a template that makes no JSON', () => {
  expect(() => compileInputTemplate('{"text":<$.text>}')).toThrow(SyntaxError)
})
