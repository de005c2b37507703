import { describe, expect, test } from 'vitest'
import { coach, colleague, refusalOf } from '../testing/casework.ts'
import { draftNotice, editionInForce, inForceAfter, reviewNotice, withdrawNotice } from './change-notice.ts'
import {
  assertFurtherLanguage,
  type ConsentNotice,
  consentNoticeSchema,
  maxEditions,
  maxNotices,
  type NoticeTexts,
  noNotices,
  noticeParagraphs,
  noticesInForceSchema,
  noticeTextsSchema,
  unwritten,
  wholeNotice,
} from './consent-notice.ts'

const at = '2026-03-02T10:00:00.000Z'
const later = '2026-03-03T10:00:00.000Z'
const hash = (digit: string) => digit.repeat(64)
const written = { by: coach, at }
const read = { by: colleague, at: later }

const texts = (change: Partial<NoticeTexts> = {}): NoticeTexts => ({
  purpose: 'موږ غواړو ستاسو په اړه یو څه ورکړو.',
  choice: 'دا ستاسو پرېکړه ده.',
  tiers: 'تاسو ټاکئ چې څه ورکول کېدای شي.',
  never: 'ستاسو د پناه دوسیه هېڅکله نه ورکول کېږي.',
  abroad: 'هلته نور قوانین وي.',
  withdrawal: 'تاسو هر وخت خپل رضایت بېرته اخیستلای شئ.',
  end: 'ستاسو رضایت پای ته رسېږي.',
  ...change,
})

const faultsOf = (body: unknown) =>
  noticeTextsSchema
    .safeParse(body)
    .error?.issues.map(({ path, message, code }) => [path.join('.'), code === 'custom' ? message : code])

describe('the words of a notice', () => {
  test('are complete, in any script, and read in one order whatever order they are sent in', () => {
    expect(faultsOf(texts())).toBeUndefined()
    const turned = Object.fromEntries(Object.entries(texts()).reverse())
    expect(wholeNotice(noticeTextsSchema.parse(turned))).toBe(wholeNotice(texts()))
    expect(wholeNotice(texts()).split('\n\n')).toHaveLength(noticeParagraphs.length)
  })

  test.each(noticeParagraphs)('are not without "%s"', (name) => {
    const { [name]: _, ...others } = texts()
    expect(faultsOf(others)).toEqual([[name, 'invalid_type']])
    expect(faultsOf({ ...texts(), [name]: ' ' })).toEqual([[name, 'too_small']])
  })

  test.each([
    ['a place where nothing is filled in', 'Dear {name}', 'unknown_placeholder'],
    ['half of one', 'Dear name}', 'unknown_placeholder'],
    ['an override that turns the line around', 'no\u202Esey', 'unprintable'],
    ['a control character', 'yes\u0007', 'unprintable'],
    ['marks that nobody sees', '\u200F\u200E', 'invisible'],
    ['a second paragraph', 'one\ntwo', 'one_line'],
    ['more than somebody reads', 'x'.repeat(1201), 'too_big'],
  ])('hold nothing like %s', (_, text, fault) => {
    expect(faultsOf(texts({ never: text }))).toEqual([['never', fault]])
  })

  test('hold no paragraph that the platform’s notice does not have', () => {
    expect(faultsOf({ ...texts(), extra: 'x' })).toEqual([['', 'unrecognized_keys']])
  })

  test('may join letters as Persian does, and mark a direction', () => {
    expect(faultsOf(texts({ choice: 'می\u200Cخواهیم \u200Fx' }))).toBeUndefined()
  })
})

test.each(['de', 'ar-EG', 'en-GB', 'fr-SN'])(
  'in %s there is a reviewed notice of the platform, and no other',
  (language) => {
    expect(refusalOf(() => assertFurtherLanguage(language))).toEqual({
      code: 'not_possible',
      what: 'notice_of_platform',
    })
    expect(refusalOf(() => assertFurtherLanguage('fa-AF'))).toBeUndefined()
  },
)

describe('an edition', () => {
  const draft = draftNotice(unwritten('ps'), hash('a'), written)
  const reviewed = reviewNotice(draft, 'own_reading', read)

  test('is a draft until another member than its author has reviewed it', () => {
    expect(draft).toMatchObject({ version: 2, editions: [{ edition: 1, state: 'draft', writtenBy: coach }] })
    expect(editionInForce(draft)).toBeUndefined()
    expect(refusalOf(() => reviewNotice(draft, 'sworn_translation', written))).toEqual({
      code: 'two_persons_required',
    })
    expect(consentNoticeSchema.parse(reviewed)).toEqual(reviewed)
    expect(reviewed).toMatchObject({
      version: 3,
      editions: [{ state: 'in_force', review: { by: colleague, at: later, basis: 'own_reading' } }],
    })
  })

  test('is written over while it is a draft, and kept from its review on', () => {
    const anew = draftNotice(draft, hash('b'), read)
    expect(anew.editions).toMatchObject([{ edition: 1, sha256: hash('b'), writtenBy: colleague }])
    const second = draftNotice(reviewed, hash('c'), read)
    expect(second.editions).toMatchObject([
      { edition: 1, state: 'in_force', sha256: hash('a') },
      { edition: 2, state: 'draft', sha256: hash('c') },
    ])
    const both = reviewNotice(second, 'translation_agency', written)
    expect(both.editions).toMatchObject([
      { edition: 1, state: 'superseded', ended: { by: coach, at }, review: { by: colleague } },
      { edition: 2, state: 'in_force' },
    ])
  })

  test('is withdrawn once, and a draft beside it stays', () => {
    const withdrawn = withdrawNotice(draftNotice(reviewed, hash('c'), written), read)
    expect(withdrawn.editions).toMatchObject([
      { state: 'withdrawn', ended: { by: colleague, at: later } },
      { state: 'draft' },
    ])
    expect(refusalOf(() => withdrawNotice(withdrawn, read))).toEqual({
      code: 'not_possible',
      what: 'no_notice_in_force',
    })
    expect(refusalOf(() => reviewNotice(reviewed, 'own_reading', read))).toEqual({
      code: 'not_possible',
      what: 'no_notice_draft',
    })
  })

  test('is one of so many, of which none is given up', () => {
    const editions = Array.from({ length: maxEditions }, (_, n) => ({
      edition: n + 1,
      state: 'superseded' as const,
      sha256: hash('a'),
      writtenBy: coach,
      writtenAt: at,
    }))
    const full: ConsentNotice = { language: 'ps', version: 99, editions }
    expect(refusalOf(() => draftNotice(full, hash('b'), written))).toMatchObject({ what: 'notice_editions' })
  })

  test('counts in the list of what is in force from its review to its end', () => {
    expect(inForceAfter(noNotices, draft, at)).toBe(noNotices)
    const after = inForceAfter(noNotices, reviewed, later)
    expect(noticesInForceSchema.parse(after)).toEqual({
      version: 2,
      notices: [{ language: 'ps', since: later, inForce: { edition: 1, sha256: hash('a') } }],
    })
    expect(inForceAfter(after, draftNotice(reviewed, hash('c'), written), later)).toBe(after)
    expect(inForceAfter(after, withdrawNotice(reviewed, read), '2026-03-04T10:00:00.000Z')).toEqual({
      version: 3,
      notices: [{ language: 'ps', since: '2026-03-04T10:00:00.000Z' }],
    })
    const notices = Array.from({ length: maxNotices }, (_, n) => ({ language: `x${n}`, since: at }))
    expect(refusalOf(() => inForceAfter({ notices, version: 9 }, reviewed, at))).toMatchObject({
      what: 'notices',
    })
  })
})
