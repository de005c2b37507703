import { describe, expect, it } from 'vitest'
import { catalogue } from './catalogue.ts'
import { languages } from './languages.ts'

const plain = (text: string) => ({ en: text, de: text, fr: text, ar: text })
const inAll = (one: string, counted: string) => ({ one: plain(one), counted: plain(counted) })

const { one, counted } = inAll(
  'I {thing} you',
  '{n, plural, =0 {none} one {# day} two {# days (two)} few {# days (few)} many {# days (many)} other {# days}}',
)
const texts = (language: 'en' | 'de' | 'fr' | 'ar') => ({
  one: one[language],
  counted: counted[language],
  bare: "It's {plain",
  chosen: '{kind, select, none {nothing} other {only {kind}}}',
})
const sample = catalogue(
  { en: texts('en'), de: texts('de'), fr: texts('fr'), ar: texts('ar') },
  { one: ['thing'], counted: ['n'], chosen: ['kind'] },
)

const open = '\u2068'
const close = '\u2069'

describe('in right-to-left text', () => {
  // Values that a reader would see back to front: UAX #9 turns their parts around between Arabic letters.
  it.each([
    '2026-11-12',
    '+221 77 000 00 01',
    '+49 1512 3456789',
    '8F3K2M9Q',
    'Rückkehrberatung München',
    '10:30 (UTC+1)',
    'محمد',
    '7',
  ])('%s stays in one piece', (value) => {
    expect(sample.say('ar', 'one', { thing: value })).toBe(`I ${open}${value}${close} you`)
  })

  it('a number stays in one piece too, counted or not', () => {
    expect(sample.say('ar', 'one', { thing: 1500 })).toBe(`I ${open}1500${close} you`)
    expect(sample.say('ar', 'counted', { n: 1500 })).toBe(`${open}1,500${close} days`)
  })

  it('of a list each entry stays in one piece, and the commas between them belong to the text', () => {
    expect(sample.say('ar', 'one', { thing: ['GET', 'POST'] })).toBe(
      `I ${open}GET${close}، ${open}POST${close} you`,
    )
  })

  it('what is chosen by a value is chosen by the value alone', () => {
    expect(sample.say('ar', 'chosen', { kind: 'none' })).toBe('nothing')
    expect(sample.say('ar', 'chosen', { kind: 'T1' })).toBe(`only ${open}T1${close}`)
  })
})

describe('in left-to-right text', () => {
  it.each(['en', 'de', 'fr'] as const)('only a value of the other direction needs it: %s', (language) => {
    expect(sample.say(language, 'one', { thing: '2026-11-12' })).toBe('I 2026-11-12 you')
    expect(sample.say(language, 'one', { thing: 'مركز دكار 5' })).toBe(`I ${open}مركز دكار 5${close} you`)
    expect(sample.say(language, 'one', { thing: ['a', 'b'] })).toBe('I a, b you')
  })
})

describe('a sentence', () => {
  it.each([
    ['en', [0, 1, 2, 5], ['none', '1 day', '2 days', '5 days']],
    ['fr', [1, 1.5, 2, 1_000_000], ['1 day', '1,5 day', '2 days', '1\u202f000\u202f000 days (many)']],
    ['ar', [1, 2, 3, 11, 100], ['1 day', '2 days (two)', '3 days (few)', '11 days (many)', '100 days']],
  ] as const)('counts as its language does: %s', (language, counts, expected) => {
    const bare = (text: string) => text.replaceAll(open, '').replaceAll(close, '')
    expect(counts.map((n) => bare(sample.say(language, 'counted', { n })))).toEqual(expected)
  })

  it('counts by a number that came as text', () => {
    expect(sample.say('en', 'counted', { n: '1' })).toBe('1 day')
  })

  it('without places is plain text, whatever signs stand in it', () => {
    expect(sample.say('en', 'bare')).toBe("It's {plain")
  })

  it.each(languages)('takes a value for a value, whatever it looks like: %s', (language) => {
    for (const hostile of ['{n}', "'{", '#', '<b>', '{n, plural, other {x}}', '$&', ''])
      expect(sample.say(language, 'one', { thing: hostile })).toContain(hostile)
  })

  it('shows a gap where a value is missing, and nothing of what it did not ask for', () => {
    // @ts-expect-error a sentence with a place asks for its value
    expect(sample.say('en', 'one')).toBe('I … you')
    // @ts-expect-error and for it by its name
    expect(sample.say('en', 'one', { other: 'x' })).toBe('I … you')
  })

  it('can be had in pieces, with what was put in as it was given', () => {
    const put = { html: '<b>5</b>' }
    expect(sample.pieces('ar', 'one', { thing: put })).toEqual(['I ', { put }, ' you'])
    expect(sample.pieces('ar', 'bare')).toEqual(["It's {plain"])
  })
})

describe('a catalogue', () => {
  it('does not compile where a language lacks a sentence, or for a sentence that it does not have', () => {
    const whole = { a: 'a', b: 'b' }
    // @ts-expect-error `ar` has no `b`
    catalogue<'a' | 'b', Record<never, never>>({ en: whole, de: whole, fr: whole, ar: { a: 'a' } }, {})
    // @ts-expect-error nobody has `c`
    expect(() => sample.say('en', 'c')).toThrow()
  })

  it('knows its sentences and nothing that only looks like one', () => {
    expect(['one', 'bare', 'constructor', 'toString'].filter(sample.has)).toEqual(['one', 'bare'])
  })
})
