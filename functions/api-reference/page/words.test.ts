import { html } from '@passerelle/runtime/html'
import { describe, expect, it } from 'vitest'
import { wordsIn } from './words.ts'

describe('the fixed words', () => {
  it('take facts as text or as parts of a page', () => {
    const { say, named } = wordsIn('de')
    expect(say('page.version', { version: '<b>' }).toString()).toBe('Version &lt;b&gt;')
    expect(say('page.version', { version: html`<b>x</b>` }).toString()).toBe('Version <b>x</b>')
    expect(named('role', 'auditor', 'auditor').toString()).toBe('Prüfung')
    expect(wordsIn('ar').say('page.version', { version: html`<b>x</b>` }).toString()).toBe(
      'الإصدار <bdi><b>x</b></bdi>',
    )
    expect(wordsIn('ar').say('page.version', { version: '<b>' }).toString()).toBe(
      'الإصدار \u2068&lt;b&gt;\u2069',
    )
    expect(named('role', 'king', 'king').toString()).toBe('<span lang="en" dir="ltr">king</span>')
  })
})
