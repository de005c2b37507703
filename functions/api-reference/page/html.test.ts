import { html, joined } from '@passerelle/runtime/html'
import { describe, expect, it } from 'vitest'
import ar from '../messages/ar.json' with { type: 'json' }
import de from '../messages/de.json' with { type: 'json' }
import en from '../messages/en.json' with { type: 'json' }
import fr from '../messages/fr.json' with { type: 'json' }
import { wordsIn } from './words.ts'

describe('a page', () => {
  it('takes text for text, whatever it looks like', () => {
    const hostile = `<script>alert("1")</script>&amp;'`
    expect(html`<p title="${hostile}">${hostile}${[hostile]}</p>`.html).not.toMatch(/<script|"1"|alert\("/)
    expect(html`${'a & b'}`.html).toBe('a &amp; b')
  })

  it('takes parts of a page for what they are', () => {
    expect(html`<p>${html`<b>${1}</b>`}${undefined}${[html`x`, 'y']}</p>`.html).toBe('<p><b>1</b>xy</p>')
    expect(joined([html`a`, html`b`], html`<br>`).html).toBe('a<br>b')
  })
})

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
    expect(say('type.list', { of: '<b>' }).html).toBe('Liste: &lt;b&gt;')
    expect(say('type.list', { of: html`<b>x</b>` }).html).toBe('Liste: <b>x</b>')
    expect(named('role', 'auditor', 'auditor').html).toBe('Prüfung')
    expect(named('role', 'king', 'king').html).toBe('<span lang="en" dir="ltr">king</span>')
  })
})
