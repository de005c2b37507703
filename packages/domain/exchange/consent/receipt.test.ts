import { expect, test } from 'vitest'
import { type Tier, tiers } from '../../sharing/tiers.ts'
import { coach, colleague, id, refusalOf } from '../../testing/casework.ts'
import { aCorridor, aGrant, bfz, dakar, now } from '../../testing/exchange.ts'
import type { ConsentEvent } from './consent.ts'
import { consentReceipt } from './receipt.ts'
import { consentReceiptSchema } from './receipt-schema.ts'

const corridor = aCorridor({
  parties: {
    from: { slug: 'bfz', name: 'bfz', kind: 'coaching', country: 'DE' },
    to: { slug: 'dakar', name: 'Centre de Dakar', kind: 'centre', country: 'SN' },
  },
})

function given(seq: number, change: Parameters<typeof aGrant>[0] = {}): ConsentEvent {
  const grant = aGrant({ id: id<'consent'>(seq), packageHashes: { T0: 'a'.repeat(64) }, ...change })
  return { seq, kind: 'given', at: grant.givenAt, memberId: coach, tiers: grant.tiers, grant }
}

const taken: ConsentEvent = {
  seq: 2,
  kind: 'withdrawn',
  at: now,
  tiers: ['T3'],
  way: 'phone',
  memberId: coach,
}

const receiptOf = (...events: readonly ConsentEvent[]) => consentReceipt({ events, corridor, now })

test('a receipt says who gave what to whom, what for, on which ground, and what was read to the person', () => {
  const receipt = receiptOf(given(1, { readAloud: true, sensitiveGroups: ['health'] }))
  expect(consentReceiptSchema.parse(receipt)).toEqual(receipt)
  expect(receipt).toMatchObject({
    '@id': `urn:passerelle:consent:${id(1)}`,
    '@type': 'dpv:ConsentReceipt',
    'dct:identifier': id<'consent'>(1),
    'dct:conformsTo': 'https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr',
    'dpv:hasDataSubject': `urn:passerelle:referral:${aGrant().referralId}`,
    'dpv:hasDataController': { '@id': `urn:passerelle:organisation:${bfz}`, 'dpv:hasCountry': 'DE' },
    'dpv:hasNotice': { 'dct:hasVersion': 1, 'dct:language': 'fr', 'passerelle:sha256': '0'.repeat(64) },
    'passerelle:holdsNow': tiers,
    'passerelle:readAloud': true,
    'passerelle:interpreter': false,
  })
  const [process] = receipt['dpv:hasProcess']
  expect(process).toMatchObject({
    'dpv:hasPurpose': ['passerelle:reintegration_support'],
    'dpv:hasLegalBasis': ['eu-gdpr:A6-1-a', 'eu-gdpr:A9-2-a'],
    'passerelle:transferBasis': 'eu-gdpr:A46-2-c',
    'dpv:hasRecipient': [{ '@id': `urn:passerelle:organisation:${dakar}`, 'dpv:hasName': 'Centre de Dakar' }],
  })
  expect(receipt['dpv:hasConsentStatus']).toMatchObject([
    {
      '@type': 'dpv:ConsentGiven',
      'dpv:hasIndicationMethod': 'passerelle:witnessed',
      'passerelle:witnesses': [coach, colleague],
    },
  ])
})

test('its data are the fields that the registry puts into the tiers that were agreed to, and no others', () => {
  const [process] = receiptOf(given(1, { sensitiveGroups: ['health'] }))['dpv:hasProcess']
  const data = process?.['dpv:hasPersonalData'] ?? []
  expect(data.map((one) => one['dct:identifier'])).toEqual(tiers)
  const fields = (tier: Tier) =>
    data.find((one) => one['dct:identifier'] === tier)?.['passerelle:fields'] ?? []
  expect(fields('T0')).toContain('request.needs')
  expect(fields('T2')).toEqual(expect.arrayContaining(['participant.names', 'person.channels']))
  expect(fields('T3')).toEqual(['participant.supportNeeds'])
  expect(data.map((one) => one['@type'])).toEqual([
    'dpv:PersonalData',
    'dpv:PersonalData',
    'dpv:PersonalData',
    'dpv:SpecialCategoryPersonalData',
  ])
  expect(data.map((one) => one['passerelle:groups'])).toEqual([undefined, undefined, undefined, ['health']])
  expect(data[0]).toMatchObject({ 'passerelle:sha256': 'a'.repeat(64) })
  const [narrow] = receiptOf(given(1, { tiers: ['T0'] }))['dpv:hasProcess']
  expect(narrow).toMatchObject({ 'dpv:hasLegalBasis': ['eu-gdpr:A6-1-a'] })
  expect(narrow?.['dpv:hasPersonalData']).toHaveLength(1)
})

test('it tells the whole life of the consent, in its order, and is of the last yes', () => {
  const receipt = receiptOf(taken, given(3, { tiers: ['T0', 'T1'] }), given(1))
  expect(receipt['dct:identifier']).toBe(id<'consent'>(3))
  expect(receipt['dpv:hasConsentStatus'].map((status) => status['@type'])).toEqual([
    'dpv:ConsentGiven',
    'dpv:ConsentWithdrawn',
    'dpv:ConsentGiven',
  ])
  const over: ConsentEvent = { seq: 4, kind: 'expired', at: now, tiers: ['T0', 'T1'] }
  const ended = receiptOf(given(3), over)
  expect(ended['passerelle:holdsNow']).toEqual([])
  expect(ended['dpv:hasConsentStatus'].at(-1)).toMatchObject({
    '@type': 'dpv:ConsentExpired',
    'dpv:isIndicatedBy': 'passerelle:clock',
  })
  expect(consentReceiptSchema.parse(ended)).toEqual(ended)
})

test('of what was never agreed to there is no receipt', () => {
  expect(refusalOf(() => receiptOf())).toEqual({ code: 'not_found' })
})

test('a receipt says whose notice was read, and which draft that nobody reviewed stood beside it', () => {
  const sha256 = 'e'.repeat(64)
  const before = receiptOf(given(1))
  expect(before['dpv:hasNotice']).toMatchObject({ 'passerelle:source': 'platform' })
  expect(before['dpv:hasNotice']).not.toHaveProperty('passerelle:shownBeside')
  const notice = {
    version: 3,
    language: 'so',
    sha256,
    source: 'organisation' as const,
    draft: { status: 'unreviewed' as const, version: 2, language: 'ps', sha256: 'f'.repeat(64) },
  }
  const receipt = receiptOf(given(1, { notice, packageVersion: 5 }))
  expect(receipt['passerelle:packageVersion']).toBe(5)
  expect(consentReceiptSchema.parse(receipt)).toEqual(receipt)
  expect(receipt['dpv:hasNotice']).toEqual({
    '@type': 'dpv:ConsentNotice',
    'dct:hasVersion': 3,
    'dct:language': 'so',
    'passerelle:sha256': sha256,
    'passerelle:source': 'organisation',
    'passerelle:shownBeside': {
      '@type': 'dpv:Notice',
      'passerelle:status': 'unreviewed',
      'dct:hasVersion': 2,
      'dct:language': 'ps',
      'passerelle:sha256': 'f'.repeat(64),
    },
  })
})

test('it says where each party is reached, as far as that is known', () => {
  const sparse = { name: 'Antenne', address: 'Rue 10, Dakar' }
  const whole = {
    ...sparse,
    phone: '+221338210000',
    email: 'antenne@example.org',
    openingHours: [
      { days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '12:30' },
      { days: [5], from: '14:00', to: '17:00' },
    ],
    map: 'https://maps.example.org/antenne',
  }
  const { to } = corridor.parties
  const places = (parties: typeof corridor.parties) => {
    const receipt = consentReceipt({ events: [given(1)], corridor: { ...corridor, parties }, now })
    expect(consentReceiptSchema.parse(receipt)).toEqual(receipt)
    return receipt['dpv:hasProcess'][0]?.['dpv:hasRecipient'][0]
  }
  if (to === undefined) throw new Error('the other party has signed')
  expect(places({ ...corridor.parties, to: { ...to, places: [sparse, whole] } })).toEqual({
    '@id': `urn:passerelle:organisation:${dakar}`,
    '@type': 'dpv:Recipient',
    'dpv:hasName': 'Centre de Dakar',
    'dpv:hasCountry': 'SN',
    'passerelle:places': [
      { '@type': 'schema:Place', 'schema:name': 'Antenne', 'schema:address': 'Rue 10, Dakar' },
      {
        '@type': 'schema:Place',
        'schema:name': 'Antenne',
        'schema:address': 'Rue 10, Dakar',
        'schema:telephone': '+221338210000',
        'schema:email': 'antenne@example.org',
        'schema:openingHours': ['Mo,Tu,We,Th,Fr,Sa,Su 08:00-12:30', 'Fr 14:00-17:00'],
        'schema:hasMap': 'https://maps.example.org/antenne',
      },
    ],
  })
})

test('a party of which nothing is known is named by its number alone', () => {
  const receipt = consentReceipt({ events: [given(1)], corridor: { ...corridor, parties: {} }, now })
  expect(consentReceiptSchema.parse(receipt)).toEqual(receipt)
  expect(receipt['dpv:hasDataController']).toEqual({
    '@id': `urn:passerelle:organisation:${bfz}`,
    '@type': 'dpv:DataController',
    'dpv:hasName': null,
    'dpv:hasCountry': null,
  })
  expect(receipt['dpv:hasJurisdiction']).toBeNull()
})

test('it tells of each event who said it, how, and who wrote it down', () => {
  const alone = given(1, { method: { kind: 'own_link' } })
  const { memberId: _, ...unwritten } = alone
  const over: ConsentEvent = { seq: 3, kind: 'expired', at: now, tiers: ['T0'] }
  expect(receiptOf(unwritten, taken, over)['dpv:hasConsentStatus']).toEqual([
    {
      '@type': 'dpv:ConsentGiven',
      'dpv:isIndicatedAtTime': alone.at,
      'dpv:isIndicatedBy': 'dpv:DataSubject',
      'passerelle:tiers': [...tiers],
      'dpv:hasIndicationMethod': 'passerelle:own_link',
    },
    {
      '@type': 'dpv:ConsentWithdrawn',
      'dpv:isIndicatedAtTime': now,
      'dpv:isIndicatedBy': 'dpv:DataSubject',
      'passerelle:tiers': ['T3'],
      'dpv:hasIndicationMethod': 'passerelle:phone',
      'passerelle:recordedBy': coach,
    },
    {
      '@type': 'dpv:ConsentExpired',
      'dpv:isIndicatedAtTime': now,
      'dpv:isIndicatedBy': 'passerelle:clock',
      'passerelle:tiers': ['T0'],
    },
  ])
})

test.each([
  ['same_controller_no_transfer', null],
  ['adequacy_45', 'eu-gdpr:A45-3'],
  ['public_instrument_46_2_a', 'eu-gdpr:A46-2-a'],
  ['scc_46_2_c', 'eu-gdpr:A46-2-c'],
  ['explicit_consent_49_1_a', 'eu-gdpr:A49-1-a'],
  ['vital_interests_49_1_f', 'eu-gdpr:A49-1-f'],
] as const)('it names the article on which a transfer rests: %s', (transferBasis, article) => {
  const receipt = receiptOf(given(1, { transferBasis }))
  expect(receipt['dpv:hasProcess'][0]?.['passerelle:transferBasis']).toBe(article)
  expect(consentReceiptSchema.parse(receipt)).toEqual(receipt)
})
