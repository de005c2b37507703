import type { Channel, ChannelSafety } from '@passerelle/domain/casework'
import { contactTemplates, contactTerms, containsAny } from '@passerelle/domain/exchange'
import { telltale } from '@passerelle/messages/person-texts'
import { expect, test } from 'vitest'
import { textFor } from './person-texts.ts'

/*
 * Every combination of a channel's rules with every template in every language. Words that must not be said are looked
 * for in all languages at once.
 */

const languages = ['ar', 'de', 'en', 'fr']
const kinds: readonly Channel['kind'][] = ['phone', 'whatsapp', 'postal', 'via_trusted_person']
const either = [false, true]
const codeWords = [undefined, 'Blue kite', 'الطائرة الزرقاء']
const appointments = [undefined, { at: '2026-03-04T09:30:00.000Z', country: 'SN', timeZone: 'Africa/Dakar' }]
const noon = '2026-03-02T12:00:00.000Z'

const person = { given: 'Fatoumata', family: 'Ndiaye' }
const organisation = 'Rückkehrberatung München'
const addressed = {
  name: person.given,
  organisation,
  names: [...Object.values(person), organisation, 'Centre de Dakar'],
}

const channels: readonly Channel[] = kinds.flatMap((kind) =>
  either.flatMap((shared) =>
    either.flatMap((mayMentionGermany) =>
      codeWords.map((codeWord): Channel => {
        const safety: ChannelSafety = { shared, mayMentionGermany, ...(codeWord && { codeWord }) }
        return { kind, value: 'an address', safety }
      }),
    ),
  ),
)

const cases = channels.flatMap((channel) =>
  contactTemplates.flatMap((template) =>
    languages.flatMap((language) =>
      appointments.map((appointment) => {
        const terms = contactTerms(channel, noon)
        return {
          channel,
          ...textFor(template, terms, { ...addressed, languages: [language], appointment }),
          language,
        }
      }),
    ),
  ),
)

test('no combination says what its channel forbids', () => {
  let silent = 0
  for (const { channel, text } of cases) {
    const { shared, mayMentionGermany, codeWord } = channel.safety
    const overheard = shared || channel.kind === 'via_trusted_person'
    if (overheard) {
      expect(
        containsAny(text, [
          ...Object.values(person),
          organisation,
          'Dakar',
          'Senegal',
          'Sénégal',
          'السنغال',
          'München',
        ]),
      ).toBe(false)
    }
    if (!mayMentionGermany) expect(containsAny(text, [...telltale, organisation])).toBe(false)
    if (codeWord !== undefined) expect(text.startsWith(`${codeWord}\n`)).toBe(true)
    expect(text).not.toMatch(/[{}]|undefined/)
    if (overheard || !mayMentionGermany) silent += 1
  }
  console.info(`${cases.length} texts, ${silent} of which had something to keep quiet about`)
  expect(cases).toHaveLength(4 * 2 * 2 * 3 * 4 * 4 * 2)
})

test('where everything may be said it is, so that its absence elsewhere means something', () => {
  const free = cases.filter(
    ({ channel: { kind, safety } }) =>
      kind !== 'via_trusted_person' && !safety.shared && safety.mayMentionGermany,
  )
  expect(free.length).toBeGreaterThan(100)
  for (const { text } of free) {
    expect(text).toContain(person.given)
    expect(text).toContain(organisation)
    expect(containsAny(text.replace(organisation, ''), telltale)).toBe(true)
  }
})

test('each language says each template in words of its own', () => {
  const own = { rules: [], names: true, journey: true }
  const texts = languages.flatMap((language) =>
    contactTemplates.map((template) => textFor(template, own, { ...addressed, languages: [language] }).text),
  )
  expect(new Set(texts).size).toBe(languages.length * contactTemplates.length)
})

test('the person’s first language that there are texts in is taken, or English', () => {
  const own = { rules: [], names: true, journey: true }
  const languageOf = (wanted: readonly string[]) =>
    textFor('please_call', own, { ...addressed, languages: wanted }).language
  expect(languageOf(['wo', 'fr-SN', 'de'])).toBe('fr')
  expect(languageOf(['ckb', 'ar-IQ'])).toBe('ar')
  expect(languageOf(['prs'])).toBe('en')
})

test('an hour is written as the clock on the wall shows it', () => {
  const own = { rules: [], names: true, journey: true }
  const appointment = { at: '2026-03-04T09:30:00.000Z', country: 'AF', timeZone: 'Asia/Kabul' }
  const { text } = textFor('appointment_reminder', own, { ...addressed, languages: ['en'], appointment })
  expect(text).toMatch(/Wednesday.*4.*March|Wednesday, March 4/)
  expect(text).toMatch(/2:00\s?PM \(Afghanistan, UTC\+4:30\)/)
})
