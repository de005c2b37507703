import { loadConsole } from '@passerelle/messages/console'
import { expect, it } from 'vitest'
import { types, typesOf, typeText } from './webhook.ts'

it('every event has a word of its own', async () => {
  const words = await loadConsole('en')
  const texts = types.map((type) => typeText(words, type))
  expect(new Set(texts).size).toBe(types.length)
  expect(texts.every((text) => /^[a-z]/.test(text))).toBe(true)
})

it('events are sent in their order, whatever they were chosen in', () => {
  expect(typesOf(['referral.accepted', 'referral.changed', 'unheard of'])).toEqual([
    'referral.changed',
    'referral.accepted',
  ])
})
