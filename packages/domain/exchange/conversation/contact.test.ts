import { describe, expect, test } from 'vitest'
import type { Channel, ChannelSafety } from '../../casework/participant/channel.ts'
import { refusalOf } from '../../testing/casework.ts'
import { composeContact, contactTerms } from './contact.ts'

const noon = '2026-03-02T12:00:00.000Z'
const on = (safety: Partial<ChannelSafety>, kind: Channel['kind'] = 'phone'): Channel => ({
  kind,
  value: '+221 77 000 00 01',
  safety: { shared: false, mayMentionGermany: true, ...safety },
})

const texts = {
  greeting: (name?: string) => (name === undefined ? 'Hello,' : `Hello ${name},`),
  when: (when: string) => `On ${when}`,
  closing: 'Yours',
  open: 'about your return',
  neutral: 'about it',
}
const facts = {
  name: 'Fatou',
  organisation: 'Heim & Co',
  names: ['Fatou', 'Ndiaye', 'Heim & Co'],
  telltale: ['return', 'german'],
}

describe('a channel', () => {
  test('without a rule lets everything be said', () => {
    expect(contactTerms(on({}), noon)).toEqual({ names: true, journey: true, rules: [] })
  })

  test('on which a person is not to be contacted is not used', () => {
    expect(refusalOf(() => contactTerms(on({ doNotContact: true }), noon))).toEqual({
      code: 'contact_refused',
      what: 'do_not_contact',
      hours: 'none',
    })
  })

  test.each([
    ['Africa/Dakar', '09:00', '17:00', '2026-03-02T09:00:00.000Z', true],
    ['Africa/Dakar', '09:00', '17:00', '2026-03-02T08:59:59.000Z', false],
    ['Africa/Dakar', '09:00', '17:00', '2026-03-02T17:00:00.000Z', false],
    // An hour earlier in UTC once the clocks have changed.
    ['Europe/Berlin', '18:00', '20:00', '2026-03-28T17:00:00.000Z', true],
    ['Europe/Berlin', '18:00', '20:00', '2026-03-29T16:00:00.000Z', true],
    ['Europe/Berlin', '18:00', '20:00', '2026-03-28T16:30:00.000Z', false],
    ['Asia/Kabul', '22:00', '02:00', '2026-03-02T18:00:00.000Z', true],
    ['Asia/Kabul', '22:00', '02:00', '2026-03-02T21:29:00.000Z', true],
    ['Asia/Kabul', '22:00', '02:00', '2026-03-02T21:30:00.000Z', false],
  ])('in %s from %s to %s at %s', (timeZone, from, to, at, allowed) => {
    const refusal = refusalOf(() => contactTerms(on({ hours: { from, to, timeZone } }), at))
    const hours = `${from}–${to} (${timeZone})`
    expect(refusal).toEqual(allowed ? undefined : { code: 'contact_refused', what: 'outside_hours', hours })
  })

  test('through somebody else is heard by somebody else', () => {
    expect(contactTerms(on({}, 'via_trusted_person'), noon)).toMatchObject({
      names: false,
      rules: ['shared'],
    })
  })
})

describe('a text', () => {
  const said = (safety: Partial<ChannelSafety>, change: Partial<typeof facts> = {}) =>
    composeContact(contactTerms(on(safety), noon), texts, { ...facts, ...change })

  test('says who writes to whom, and why, where that is safe', () => {
    expect(said({})).toBe('Hello Fatou,\nabout your return\nYours\nHeim & Co')
  })

  test('names nobody on a shared channel', () => {
    expect(said({ shared: true })).toBe('Hello,\nabout your return\nYours')
  })

  test('lets nothing on where Germany must not be mentioned, not even by the organisation’s name', () => {
    expect(said({ mayMentionGermany: false })).toBe('Hello Fatou,\nabout it\nYours')
    expect(said({ mayMentionGermany: false }, { name: 'Germán' })).toBe('Hello,\nabout it\nYours')
  })

  test('begins with the code word', () => {
    expect(said({ codeWord: 'Blue kite' })).toMatch(/^Blue kite\n/)
  })

  test('is refused with a code word that gives away what it should hide', () => {
    const refused = { code: 'contact_refused', what: 'code_word_gives_away', hours: 'none' }
    expect(refusalOf(() => said({ mayMentionGermany: false, codeWord: 'RETURN home' }))).toEqual(refused)
    expect(refusalOf(() => said({ shared: true, codeWord: 'Aunt of Fatou' }))).toEqual(refused)
    expect(refusalOf(() => said({ codeWord: 'Fatou, return' }))).toBeUndefined()
  })

  test('is refused rather than said when it gives away what it should hide', () => {
    const telling = { ...texts, neutral: 'about Germany' }
    const terms = contactTerms(on({ mayMentionGermany: false }), noon)
    expect(refusalOf(() => composeContact(terms, telling, facts))).toEqual({
      code: 'contact_refused',
      what: 'text_gives_away',
      hours: 'none',
    })
  })
})
