import { languages } from '@passerelle/messages'
import { consentNotice } from '@passerelle/messages/consent-notice'
import { expect, it } from 'vitest'
import { editionIn, type Notice, paragraphs, textsOf } from './notice.ts'

it.each(languages)('the platform’s notice falls into its seven paragraphs: %s', async (language) => {
  const { text } = await consentNotice(language)
  const texts = textsOf(text)
  expect(paragraphs.map((name) => texts[name]).join('\n\n')).toBe(text)
  expect(Object.values(texts).every((paragraph) => paragraph.length > 20)).toBe(true)
})

it('nothing that was written is nothing to begin with', () => {
  expect(new Set(Object.values(textsOf(undefined)))).toEqual(new Set(['']))
})

it('the draft and what is in force are found among the editions', () => {
  const editions = [
    { edition: 1, state: 'superseded' },
    { edition: 2, state: 'in_force' },
    { edition: 3, state: 'draft' },
  ] as unknown as Notice['editions'] // of an edition, what is looked at
  expect(editionIn({ editions }, 'in_force')?.edition).toBe(2)
  expect(editionIn({ editions }, 'draft')?.edition).toBe(3)
  expect(editionIn({ editions: [] }, 'draft')).toBeUndefined()
})
