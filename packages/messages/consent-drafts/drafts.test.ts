import { describe, expect, test } from 'vitest'
import ar from '../consent-notice/ar.lazy.json' with { type: 'json' }
import de from '../consent-notice/de.lazy.json' with { type: 'json' }
import en from '../consent-notice/en.lazy.json' with { type: 'json' }
import fr from '../consent-notice/fr.lazy.json' with { type: 'json' }
import { consentNotice } from '../consent-notice/index.ts'
import { paragraphs } from '../consent-notice/paragraphs.ts'
import { directionOf } from '../core/direction.ts'
import { languages } from '../core/languages.ts'
import fa from './fa-af.lazy.json' with { type: 'json' }
import { draftIn, draftLanguages } from './index.ts'
import ku from './ku.lazy.json' with { type: 'json' }
import ps from './ps.lazy.json' with { type: 'json' }
import so from './so.lazy.json' with { type: 'json' }
import sq from './sq.lazy.json' with { type: 'json' }
import cyrillic from './sr-cyrl.lazy.json' with { type: 'json' }
import latin from './sr-latn.lazy.json' with { type: 'json' }
import tr from './tr.lazy.json' with { type: 'json' }
import ur from './ur.lazy.json' with { type: 'json' }

const drafts = {
  sq,
  'sr-Latn': latin,
  'sr-Cyrl': cyrillic,
  'fa-AF': fa,
  ps,
  ur,
  so,
  tr,
  ku,
}

describe.each(Object.entries(drafts))('the draft in %s', (language, draft) => {
  const texts: Readonly<Record<string, string>> = draft.texts

  test('says that nobody has reviewed it, and in which direction it is written', async () => {
    expect(draft.status).toBe('unreviewed')
    expect(draft.direction).toBe(directionOf(language))
    expect(await draftIn([language])).toEqual({
      status: 'unreviewed',
      language,
      direction: draft.direction,
      version: draft.version,
      text: paragraphs.map((name) => texts[name]).join('\n\n'),
    })
  })

  test('has every paragraph of the reviewed ones, in the script of its language, and nothing to fill in', () => {
    expect(Object.keys(texts)).toEqual([...paragraphs])
    const { script = '' } = new Intl.Locale(language).maximize()
    const letters = new RegExp(`^[\\p{Script=${script}}\\p{M}]$`, 'u')
    for (const text of Object.values(texts)) {
      expect(text).not.toMatch(/[{}\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
      expect(text).toBe(text.normalize('NFC').trim())
      expect([...text].filter((sign) => /\p{L}/u.test(sign) && !letters.test(sign))).toEqual([])
    }
  })
})

test('there is one in each of the languages that were promised, and in no other', () => {
  expect(draftLanguages).toEqual(Object.keys(drafts))
})

test.each([
  [['fa'], 'fa-AF'],
  [['sr-RS'], 'sr-Cyrl'],
  [['sr-ME'], 'sr-Latn'],
  [['wo', 'ur-PK'], 'ur'],
  [['ku-Arab'], undefined],
  [['ckb'], undefined],
  [[], undefined],
] as const)('somebody who reads %j is shown the draft in %s', async (tags, language) => {
  expect((await draftIn(tags))?.language).toBe(language)
})

test.each(languages)('the reviewed notice has the same paragraphs, in one order: %s', async (language) => {
  const { texts, version } = { en, de, fr, ar }[language]
  expect(Object.keys(texts)).toEqual([...paragraphs])
  expect(await consentNotice(language)).toEqual({ version, text: Object.values(texts).join('\n\n') })
})
