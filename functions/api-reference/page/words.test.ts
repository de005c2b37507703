import { html } from '@passerelle/runtime/html'
import { describe, expect, it } from 'vitest'
import ar from '../messages/ar.json' with { type: 'json' }
import de from '../messages/de.json' with { type: 'json' }
import en from '../messages/en.json' with { type: 'json' }
import fr from '../messages/fr.json' with { type: 'json' }
import { wordsIn } from './words.ts'

describe('the fixed words', () => {
  const catalogues: [string, Record<string, string>][] = [
    ['de', de],
    ['fr', fr],
    ['ar', ar],
  ]
  const placeholders = (sentence = '') => (sentence.match(/\{\w+\}/g) ?? []).toSorted()

  it.each(catalogues)('are there in every language, with the same places for facts: %s', (_, catalogue) => {
    expect(Object.keys(catalogue).toSorted()).toEqual(Object.keys(en).toSorted())
    for (const [key, sentence] of Object.entries<string>(en))
      expect(placeholders(catalogue[key])).toEqual(placeholders(sentence))
  })

  it('take facts as text or as parts of a page', () => {
    const { say, named } = wordsIn('de')
    expect(say('type.list', { of: '<b>' }).toString()).toBe('Liste: &lt;b&gt;')
    expect(say('type.list', { of: html`<b>x</b>` }).toString()).toBe('Liste: <b>x</b>')
    expect(named('role', 'auditor', 'auditor').toString()).toBe('Prüfung')
    expect(named('role', 'king', 'king').toString()).toBe('<span lang="en" dir="ltr">king</span>')
  })
})
