import { describe, expect, test } from 'vitest'
import { isSameWriting } from '../../kernel/codes/languages.ts'
import { type NoticesInForce, noNotices } from '../../tenancy/consent-notice.ts'
import { refusalOf } from '../../testing/casework.ts'
import { askedAt, chooseNotice, dependsOnOwn, mayHaveSeenAnother, withoutNotice } from './choose-notice.ts'
import { assertShown, assertUnderstood } from './give-consent.ts'

const since = '2026-03-02T10:00:00.000Z'
const sha256 = 'a'.repeat(64)
const inForce = { edition: 2, sha256 }
const own = (...languages: string[]): NoticesInForce => ({
  notices: languages.map((language) => ({ language, since, inForce })),
  version: 2,
})
const ended = (language: string): NoticesInForce => ({ notices: [{ language, since }], version: 3 })
/** A notice that was withdrawn, and another one that is in force. */
const withdrawnBeside = (withdrawn: string, language: string): NoticesInForce => ({
  notices: [...ended(withdrawn).notices, ...own(language).notices],
  version: 3,
})
const chosen = (wanted: string[], notices: NoticesInForce) => {
  const { source, language } = chooseNotice(wanted, notices)
  return [source, language]
}

describe('the notice that is put before a person', () => {
  test.each([
    [['ps', 'fr'], noNotices, ['platform', 'fr']],
    [['ps', 'fr'], own('ps'), ['organisation', 'ps']],
    [['ps', 'fr'], own('so'), ['platform', 'fr']],
    [['ps', 'fr'], ended('ps'), ['platform', 'fr']],
    [['fr', 'ps'], own('ps'), ['platform', 'fr']],
    [['wo', 'ps', 'fr'], own('ps'), ['organisation', 'ps']],
    [['wo'], own('ps'), ['platform', 'en']],
    [[], own('ps'), ['platform', 'en']],
    [['ps-AF'], own('ps'), ['organisation', 'ps']],
    [['fa'], own('fa-AF'), ['organisation', 'fa-AF']],
    [['fa'], own('fa-AF', 'fa'), ['organisation', 'fa']],
    [['sr'], own('sr-Latn'), ['platform', 'en']],
    [['sr'], own('sr-Cyrl'), ['organisation', 'sr-Cyrl']],
    [['ku'], own('ckb'), ['platform', 'en']],
    [['fa-AF'], withdrawnBeside('fa-AF', 'fa'), ['organisation', 'fa']],
  ] as const)(
    'for somebody who reads %j is in the first language that there is one in',
    (wanted, notices, is) => {
      expect(chosen([...wanted], notices)).toEqual(is)
    },
  )

  test('names edition and hash where it is the organisation’s', () => {
    expect(chooseNotice(['ps'], own('ps'))).toEqual({ source: 'organisation', language: 'ps', ...inForce })
  })

  test('may have a draft beside it in the languages that come before', () => {
    expect(withoutNotice(['wo', 'ps', 'fr', 'tr'], noNotices)).toEqual(['wo', 'ps'])
    expect(withoutNotice(['wo', 'ps', 'fr'], own('ps'))).toEqual(['wo'])
    expect(withoutNotice(['fr', 'ps'], noNotices)).toEqual([])
    expect(withoutNotice(['wo', 'ps'], noNotices)).toEqual(['wo', 'ps'])
  })

  test('does not hang on the organisation’s own where the platform has one in the first language', () => {
    expect([['fr', 'ps'], ['de-AT'], ['ps', 'fr'], []].map(dependsOnOwn)).toEqual([false, false, true, true])
  })
})

describe('a yes', () => {
  const [before, after] = ['2026-03-02T09:59:59.999Z', '2026-03-02T10:00:00.001Z']

  /** Notices in two languages, each in force since then. */
  const stood = (first: string, firstSince: string, secondSince: string): NoticesInForce => ({
    notices: [
      { language: first, since: firstSince, inForce },
      { language: 'so', since: secondSince, inForce },
    ],
    version: 3,
  })
  const oneOfTwo: NoticesInForce = {
    notices: [{ language: 'fa-AF', since: before }, ...stood('fa', before, after).notices],
    version: 4,
  }
  const gone: NoticesInForce = {
    notices: [{ language: 'ps', since: before }, ...stood('wo', before, after).notices],
    version: 4,
  }

  test.each([
    ['to a platform’s notice', ['fr', 'ps'], own('ps'), undefined, false],
    ['asked for after the edition came into force', ['ps'], own('ps'), after, false],
    ['asked for before', ['ps'], own('ps'), before, true],
    ['asked for in the very moment', ['ps'], own('ps'), since, true],
    ['asked for nobody knows when', ['ps'], own('ps'), undefined, true],
    ['after another one was withdrawn', ['ps', 'fr'], ended('ps'), before, true],
    ['long after it was', ['ps', 'fr'], ended('ps'), after, false],
    ['in a language that has nothing to do with it', ['so', 'fr'], own('ps'), before, false],
    ['in a language of which there is nothing at all', ['so'], own('ps'), before, false],
    ['to one that stood first, whatever came later', ['ps', 'so'], stood('ps', before, after), since, false],
    ['in the second language, to one that came later', ['wo', 'so'], stood('ps', before, after), since, true],
    ['to one of two in a language, whatever came later', ['fa', 'so'], oneOfTwo, since, false],
    ['in the second language, where there is none any more in the first', ['ps', 'so'], gone, since, true],
  ] as const)('%s', (_, wanted, notices, asked, may) => {
    expect(mayHaveSeenAnother(wanted, notices, asked)).toBe(may)
  })

  const changed = { code: 'invalid', errors: [{ path: ['body', 'shown'], code: 'notice_changed' }] }

  test('says which notice was shown where it may be another one, and not where it is', () => {
    const shown = { sha256 }
    expect(refusalOf(() => assertShown(undefined, { sha256 }, false))).toBeUndefined()
    expect(refusalOf(() => assertShown(undefined, { sha256 }, true))).toEqual(changed)
    expect(refusalOf(() => assertShown(shown, { sha256 }, true))).toBeUndefined()
    expect(refusalOf(() => assertShown(shown, { sha256: 'b'.repeat(64) }, false))).toEqual(changed)
  })

  test('is understood in the same script alone, without somebody who reads it', () => {
    const asked = (language: string) => ({ language, readAloud: false, interpreter: false })
    const refused = (language: string, shown: string) =>
      refusalOf(() => assertUnderstood(asked(language), { language: shown }, ['x'])) !== undefined
    expect(refused('ps', 'en')).toBe(true)
    expect(refused('sr-Latn', 'sr-Cyrl')).toBe(true)
    expect(refused('ps-AF', 'ps')).toBe(false)
    expect(refused('ar-EG', 'ar')).toBe(false)
  })

  test('was asked for when its deadline began', () => {
    const deadline = { policy: 'consent_request' as const, side: 'sender' as const, startedAt: since }
    expect(askedAt({ deadlines: [deadline] })).toBe(since)
    expect(askedAt({ deadlines: [] })).toBeUndefined()
  })
})

test.each([
  ['fa-AF', 'fa', true],
  ['sr-RS', 'sr-Cyrl', true],
  ['sr-Latn', 'sr', false],
  ['ku', 'ku-Arab', false],
  ['ku', 'ckb', false],
])('somebody who reads %s reads %s: %s', (one, other, is) => {
  expect(isSameWriting(one, other)).toBe(is)
})
