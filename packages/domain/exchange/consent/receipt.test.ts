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

const receiptOf = (...events: readonly ConsentEvent[]) => consentReceipt({ events, corridor, now })

test('a receipt says who gave what to whom, what for, on which ground, and what was read to the person', () => {
  const receipt = receiptOf(given(1, { readAloud: true, sensitiveGroups: ['health'] }))
  expect(consentReceiptSchema.parse(receipt)).toEqual(receipt)
  expect(receipt).toMatchObject({
    '@type': 'dpv:ConsentReceipt',
    'dct:identifier': id<'consent'>(1),
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
  expect(data[3]).toMatchObject({ 'passerelle:groups': ['health'] })
  expect(data[0]).toMatchObject({ 'passerelle:sha256': 'a'.repeat(64) })
  const [narrow] = receiptOf(given(1, { tiers: ['T0'] }))['dpv:hasProcess']
  expect(narrow).toMatchObject({ 'dpv:hasLegalBasis': ['eu-gdpr:A6-1-a'] })
  expect(narrow?.['dpv:hasPersonalData']).toHaveLength(1)
})

test('it tells the whole life of the consent, in its order, and is of the last yes', () => {
  const taken: ConsentEvent = {
    seq: 2,
    kind: 'withdrawn',
    at: now,
    tiers: ['T3'],
    way: 'phone',
    memberId: coach,
  }
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
    draft: { status: 'unreviewed' as const, version: 1, language: 'ps', sha256: 'f'.repeat(64) },
  }
  const receipt = receiptOf(given(1, { notice }))
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
      'dct:hasVersion': 1,
      'dct:language': 'ps',
      'passerelle:sha256': 'f'.repeat(64),
    },
  })
})
