import { html } from '@passerelle/runtime/html'
import { describe, expect, it } from 'vitest'
import { wordsIn } from './words.ts'

describe('the fixed words', () => {
  it('take facts as text or as parts of a page', () => {
    const { say, named } = wordsIn('de')
    expect(say('type.list', { of: '<b>' }).toString()).toBe('Liste: &lt;b&gt;')
    expect(say('type.list', { of: html`<b>x</b>` }).toString()).toBe('Liste: <b>x</b>')
    expect(named('role', 'auditor', 'auditor').toString()).toBe('Prüfung')
    expect(wordsIn('ar').say('type.list', { of: html`<b>x</b>` }).toString()).toBe(
      'قائمة من <bdi><b>x</b></bdi>',
    )
    expect(wordsIn('ar').say('type.list', { of: '<b>' }).toString()).toBe('قائمة من \u2068&lt;b&gt;\u2069')
    expect(named('role', 'king', 'king').toString()).toBe('<span lang="en" dir="ltr">king</span>')
  })
})
