import { describe, expect, test } from 'vitest'
import { noPlaces, type Tenant } from '../tenancy/index.ts'
import { untoldCentre } from './centre.ts'
import { isSought, leadingWord } from './find-offers.ts'
import { isStale } from './freshness.ts'
import { maxSpoken, newOfferSchema, type Offer } from './offer.ts'
import { noOffers, oneMore } from './offer-tally.ts'
import { offerLineOf, type Publisher, publicCentreOf, publicOfferOf } from './public-offer.ts'
import { answeringCountry, servedListSchema, stateOfCountry } from './served-countries.ts'
import { firstWordsOf, maxWords, wordsOf } from './words.ts'
import { editOffer, publishOffer, withdrawOffer } from './write-offer.ts'

const at = '2026-03-01T10:00:00.000Z'
const later = '2026-03-02T10:00:00.000Z'
const id = '0123456789ABCDEFGHJKMNPQRS' as never

const offer: Offer = {
  id,
  version: 1,
  changedAt: at,
  state: 'draft',
  kind: 'training',
  country: 'SN',
  title: { fr: 'Énergie solaire', ar: 'الطاقة الشمسيّة' },
  summary: { fr: 'Six mois' },
  audience: ['after_return'],
  nextStep: { fr: 'Appelez-nous' },
  languages: ['fr'],
  place: 'Médina',
  capacity: { free: 3, asOf: '2026-03-01' },
}

const tenant: Tenant = {
  id,
  slug: 'maison',
  name: 'Maison',
  kind: 'centre',
  country: 'SN',
  language: 'fr',
  publicAuthority: false,
  state: 'active',
  openedAt: at,
  version: 1,
}

const publisher: Publisher = {
  tenant,
  places: { places: [{ name: 'Médina', address: 'Dakar' }], version: 2 },
  centre: { version: 2, state: 'open', languages: ['fr'] },
  isActive: true,
}

describe('an offer', () => {
  test('is published, withdrawn and published again, and in no other order', () => {
    const published = publishOffer(offer, later)
    expect(published).toMatchObject({ state: 'published', version: 2, changedAt: later })
    const again = publishOffer(withdrawOffer(published, later), later)
    expect(again).toMatchObject({ state: 'published', version: 4 })
    expect(() => publishOffer(again, later)).toThrow('illegal_transition')
    expect(() => withdrawOffer(offer, later)).toThrow('illegal_transition')
  })

  test('loses by a change what is taken away, and nothing that was not named', () => {
    const edited = editOffer(offer, { place: null, capacity: null }, [], later)
    const { place: _, capacity: __, ...kept } = offer
    expect(edited).toEqual({ ...kept, version: 2, changedAt: later })
    expect(editOffer(offer, {}, [], later)).toEqual({ ...offer, version: 2, changedAt: later })
  })

  test('is in at most eight languages, and described in at most twelve', () => {
    const tags = ['fr', 'ar', 'de', 'en', 'wo', 'ff', 'ha', 'ps', 'ky', 'sq', 'sr', 'es', 'ur']
    const entry = { ...offer, languages: tags.slice(0, maxSpoken) }
    const { id: _, version: __, changedAt: ___, state: ____, ...body } = entry
    expect(newOfferSchema.safeParse(body).success).toBe(true)
    expect(newOfferSchema.safeParse({ ...body, languages: tags.slice(0, maxSpoken + 1) }).success).toBe(false)
    const summary = Object.fromEntries(tags.map((tag) => [tag, 'Texte']))
    expect(newOfferSchema.safeParse({ ...body, summary }).success).toBe(false)
  })

  test('is believed for thirty days of what was counted', () => {
    const capacity = { free: 1, asOf: '2026-01-01' }
    expect(isStale(capacity, '2026-01-31')).toBe(false)
    expect(isStale(capacity, '2026-02-01')).toBe(true)
  })

  test('is one of a thousand at the most', () => {
    expect(oneMore(noOffers)).toEqual({ version: 2, count: 1 })
    expect(() => oneMore({ version: 1001, count: 1000 })).toThrow('limit_reached')
  })
})

describe('anybody', () => {
  const shown = publicOfferOf({ ...offer, state: 'published' }, publisher)

  test('finds a published offer with its place, and no other, nor one of an organisation that may not work', () => {
    expect(shown).toMatchObject({ organisationName: 'Maison', isCentre: true, place: { address: 'Dakar' } })
    expect(shown).not.toHaveProperty('state')
    expect(publicOfferOf(offer, publisher)).toBeUndefined()
    expect(publicOfferOf({ ...offer, state: 'withdrawn' }, publisher)).toBeUndefined()
    expect(publicOfferOf({ ...offer, state: 'published' }, { ...publisher, isActive: false })).toBeUndefined()
  })

  test('sees a centre that has said how it stands, and of no other organisation where it is', () => {
    expect(publicCentreOf(publisher)).toMatchObject({ state: 'open', places: [{ name: 'Médina' }] })
    expect(publicCentreOf({ ...publisher, centre: untoldCentre })).toBeUndefined()
    expect(publicCentreOf({ ...publisher, isActive: false })).toBeUndefined()
    const coaching = { ...publisher.tenant, kind: 'coaching' as const }
    expect(publicCentreOf({ ...publisher, tenant: coaching })).toBeUndefined()
    const without = { ...publisher, tenant: coaching, places: noPlaces }
    expect(publicOfferOf({ ...offer, state: 'published' }, without)).not.toHaveProperty('place')
  })

  test('finds it by the beginnings of words, without accents, capitals, vowel signs and the article', () => {
    if (shown === undefined) throw new Error('it is published')
    const line = offerLineOf({ ...shown, version: 1 })
    for (const words of ['énergie', 'ENERG', 'solaire maison', 'شمسية', 'الشمسية', 'طاقه'])
      expect(isSought({ country: 'SN', words }, line), words).toBe(true)
    for (const words of ['laire', 'energie lunaire', 'قمر'])
      expect(isSought({ country: 'SN', words }, line), words).toBe(false)
    expect(leadingWord('le cours d’énergie')).toBe('energie')
    expect(leadingWord(' – ')).toBeUndefined()
  })

  test('finds it by words of each language, however long one of the texts is', () => {
    const long = Array.from({ length: 60 }, (_, n) => `wort${n}`).join(' ')
    const words = firstWordsOf([long, 'Solar power'])
    expect(words).toHaveLength(maxWords)
    expect(words).toEqual(expect.arrayContaining(['wort0', 'solar', 'power']))
    expect(wordsOf('Straße & Weg, 3 a #x#')).toEqual(['strasse', 'weg'])
  })

  test.each([
    ['Œuvre et main-d’œuvre, cœur', ['oeuvre', 'ŒUVRE', 'coeur'], ['euvre']],
    [
      'الإرشاد والتدريب للشباب بالمدينة',
      ['تدريب', 'التدريب', 'والتدريب', 'شباب', 'الشباب', 'مدينة'],
      ['باب'],
    ],
    ['والد', ['والد'], ['ولد']],
    ['کارگاه خیاطی', ['كارگاه', 'خياطي', 'خیاطی'], ['کار گاه']],
    ['مدرسہ', ['مدرسه', 'مدرسة'], ['درس']],
  ])('finds %s as people write it who have another keyboard or habit', (title, found, others) => {
    if (shown === undefined) throw new Error('it is published')
    const line = { ...offerLineOf({ ...shown, version: 1 }), words: [...wordsOf(title)] }
    for (const words of found) expect(isSought({ country: 'SN', words }, line), words).toBe(true)
    for (const words of others) expect(isSought({ country: 'SN', words }, line), words).toBe(false)
  })

  test('finds it by a word of any script that is too long to be kept whole', () => {
    const letter = '\u{1E922}' // Adlam, in which Fulani is written
    for (const before of ['', 'a', 'aa', 'aaa']) {
      const [word = ''] = wordsOf(before + letter.repeat(40))
      expect(word.isWellFormed(), before).toBe(true)
      expect(word.length, before).toBeGreaterThanOrEqual(39)
      expect(wordsOf(before + letter.repeat(60)), before).toEqual([word])
    }
    expect(wordsOf('a'.repeat(41))).toEqual(['a'.repeat(40)])
  })
})

describe('a country', () => {
  test('is as open as the most open of its centres', () => {
    expect(stateOfCountry([])).toBe('none')
    expect(stateOfCountry([{ state: 'planned' }, { state: 'suspended' }])).toBe('suspended')
    expect(stateOfCountry([{ state: 'planned' }, { state: 'open' }])).toBe('open')
  })

  test('is answered for by the next country on its way that has an open centre, round in a circle by none', () => {
    const served = [
      { country: 'NE', fallback: 'GM' },
      { country: 'GM', fallback: 'SN' },
      { country: 'SN', fallback: 'NE' },
    ]
    const openIn = (...open: string[]) => answeringCountry('NE', served, (country) => open.includes(country))
    expect(openIn('SN')).toBe('SN')
    expect(openIn('NE', 'SN')).toBe('NE')
    expect(openIn()).toBeUndefined()
  })

  test('leads to one that is served, and not to itself', () => {
    expect(servedListSchema.safeParse([{ country: 'GM', fallback: 'SN' }, { country: 'SN' }]).success).toBe(
      true,
    )
    expect(servedListSchema.safeParse([{ country: 'GM', fallback: 'SN' }]).success).toBe(false)
    expect(servedListSchema.safeParse([{ country: 'GM', fallback: 'GM' }]).success).toBe(false)
  })
})
