import { describe, expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import {
  fatou,
  journey,
  preparedCase,
  referralIn,
  type SeenReferral,
  twoHouses,
} from '../support/exchange.ts'
import { ownLink } from '../support/own-link.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa, chief, lea, admins, bfz, dakar, corridorId } = houses
const way = journey(houses)

type Place = Parameters<Person['api']['setPlaces']>[0]['body']['places'][number]

const week = [1, 2, 3, 4, 5]
const medina = {
  name: 'Médina',
  address: '12 avenue Cheikh Anta Diop\nDakar',
  phone: '+221 33 820 12 34',
  email: 'Accueil@Dakar.example',
  openingHours: [
    { days: week, from: '08:00', to: '12:30' },
    { days: week, from: '14:00', to: '17:00' },
  ],
  map: 'https://maps.example/?q=14.69,-17.44',
} satisfies Place
const thies = { name: 'Thiès', address: 'شارع الاستقلال 7\nتييس' } satisfies Place

/** Names the places of an organisation, whatever it named before. */
async function name(admin: Person, places: Place[]) {
  const { version } = (await admin.api.readPlaces()).body
  return (await admin.api.setPlaces({ body: { places }, ifMatch: version })).body
}

const faultsOf = async (...places: Place[]) =>
  (await refusalOf(name(admins.dakar, places))).errors?.map(({ path, code }) => [path, code])

/** How one organisation sees another one among its partners. */
async function partnerOf(who: Person, id: string) {
  const { body } = await who.api.listPartners()
  return body.items.find((partner) => partner.id === id)
}

describe('the places of an organisation', () => {
  test('are none at first, and then those that its admins name, the first one first', async () => {
    expect((await awa.api.readPlaces()).body).toEqual({ places: [], version: 1, timeZone: 'Africa/Dakar' })
    const named = await name(admins.dakar, [medina, thies])
    expect(named).toEqual({
      places: [
        {
          ...medina,
          phone: '+221338201234',
          formattedPhone: '+221 33 820 12 34',
          email: 'accueil@dakar.example',
        },
        thies,
      ],
      version: 2,
      timeZone: 'Africa/Dakar',
    })
    for (const who of [awa, chief, admins.dakar]) expect((await who.api.readPlaces()).body).toEqual(named)
    expect((await miriam.api.readPlaces()).body.places).toEqual([])
  })

  test('are named by admins alone, one after the other', async () => {
    const body = { places: [thies] }
    for (const who of [awa, chief, miriam, lead, lea]) {
      expect(await refusalOf(who.api.setPlaces({ body, ifMatch: 1 }))).toMatchObject({ status: 403 })
    }
    const { version } = await name(admins.dakar, [medina])
    const late = admins.dakar.api.setPlaces({ body, ifMatch: version - 1 })
    expect(await refusalOf(late)).toMatchObject({ status: 412, current: version })
    const both = [1, 2].map(() => admins.dakar.api.setPlaces({ body, ifMatch: version }))
    const answers = await Promise.allSettled(both)
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('are taken only as somebody can go, call or write there', async () => {
    const { body: before } = await awa.api.readPlaces()
    expect(await faultsOf(thies, { ...medina, phone: '+221 (0) 33 820 12 34' })).toEqual([
      ['body.places[1].phone', 'trunk_prefix'],
    ])
    expect(await faultsOf({ ...medina, phone: '33 820 12 34' })).toEqual([
      ['body.places[0].phone', 'international_number'],
    ])
    expect(await faultsOf({ ...medina, email: 'nobody' })).toEqual([
      ['body.places[0].email', 'invalid_email'],
    ])
    expect(await faultsOf({ ...medina, map: 'http://maps.example/' })).toEqual([
      ['body.places[0].map', 'not_https'],
    ])
    expect(await faultsOf({ ...thies, address: '\u200B\u200E' })).toEqual([
      ['body.places[0].address', 'invisible'],
    ])
    expect(await faultsOf({ ...thies, name: 'Thi\u202Ees' })).toEqual([
      ['body.places[0].name', 'unprintable'],
    ])
    expect(await faultsOf(thies, thies)).toEqual([['body.places[1].name', 'twice']])
    expect(await faultsOf({ ...medina, openingHours: [{ days: [8], from: '08:00', to: '17:00' }] })).toEqual([
      ['body.places[0].openingHours[0].days[0]', 'too_big_value'],
    ])
    expect(await faultsOf({ ...medina, openingHours: [{ days: week, from: '17:00', to: '8:00' }] })).toEqual([
      ['body.places[0].openingHours[0].to', 'invalid_hour'],
    ])
    expect((await awa.api.readPlaces()).body).toEqual(before)
  })

  test('are read whatever marks of direction a messenger put into a number', async () => {
    const pasted = { ...medina, phone: '\u202A+221\u200E 33\u2011820 12 34\u202C', address: '\u200F شارع 7 ' }
    const { places } = await name(admins.dakar, [pasted])
    expect(places[0]).toMatchObject({ phone: '+221338201234', address: 'شارع 7' })
    // What was read can be sent back as it is.
    expect((await name(admins.dakar, places)).places).toEqual(places)
  })

  test('and the name reach the other side with the change itself, wherever it looks', async () => {
    const { places } = await name(admins.dakar, [medina, thies])
    for (const who of [miriam, lead, admins.bfz]) {
      expect(await partnerOf(who, dakar.id)).toMatchObject({ places, timeZone: 'Africa/Dakar' })
      const { body: corridor } = await who.api.readCorridor({ params: { corridorId } })
      expect(corridor.parties.to?.places).toEqual(places)
    }
    expect(await partnerOf(lea, dakar.id)).toBeUndefined()

    const { body: settings } = await admins.dakar.api.readOwnTenant()
    await admins.dakar.api.editOwnTenant({ body: { name: 'Maison du retour' }, ifMatch: settings.version })
    for (const who of [miriam, lead]) {
      expect(await partnerOf(who, dakar.id)).toMatchObject({ name: 'Maison du retour', places })
    }
    await name(admins.dakar, [])
    expect(await partnerOf(miriam, dakar.id)).toMatchObject({ name: 'Maison du retour', places: [] })
    expect(await partnerOf(chief, bfz.id)).toMatchObject({ name: bfz.name, places: [] })
  })

  test('go into an agreement that is made later, and stay with one that was signed before', async () => {
    const { places } = await name(admins.elsewhere, [thies])
    const { body: proposed } = await admins.elsewhere.api.proposeCorridor({
      body: {
        counterpart: dakar.id,
        direction: 'outgoing',
        kinds: ['referral'],
        highestTier: 'T1',
        purposes: ['reintegration_support'],
        transferBasis: 'scc_46_2_c',
        validity: { from: '2020-01-01', to: '2099-12-31' },
      },
    })
    expect(proposed.parties).toMatchObject({ from: { places } })
    await name(admins.dakar, [medina])
    const { body: signed } = await admins.dakar.api.signCorridor({
      params: { corridorId: proposed.id },
      ifMatch: proposed.version,
    })
    expect(signed.parties).toMatchObject({ from: { places }, to: { places: [{ name: 'Médina' }] } })
    expect(await partnerOf(chief, houses.elsewhere.id)).toMatchObject({ places })
  })
})

/** Gives an organisation another name. */
async function rename(admin: Person, called: string) {
  const { body: settings } = await admin.api.readOwnTenant()
  await admin.api.editOwnTenant({ body: { name: called }, ifMatch: settings.version })
}

/** The case of a referral, as its sender has it. */
async function caseOf(referral: SeenReferral) {
  const { body } = await miriam.api.readReferral({ params: { referralId: referral.id } })
  return { participantId: String(body.participantId) }
}

async function sheetOf(params: { readonly participantId: string }, language: 'en' | 'de' | 'fr' | 'ar') {
  const { body } = await lead.api.readSheet({ params, query: { language } })
  return String(body)
}

describe('a person', () => {
  test('reads on the sheet where both organisations are, how to reach them and when they are open', async () => {
    await name(admins.dakar, [medina, thies])
    await name(admins.bfz, [
      { name: 'Fürth', address: 'Stephanstraße 44\n90762 Fürth', phone: '+49 911 7496-0' },
    ])
    const params = await caseOf(await referralIn(houses, 'accepted'))
    const french = await sheetOf(params, 'fr')
    for (const said of [
      'Médina',
      '<bdi>12 avenue Cheikh Anta Diop</bdi><br><bdi>Dakar</bdi>',
      '<bdi dir="ltr">+221 33 820 12 34</bdi>',
      '<bdi dir="ltr">accueil@dakar.example</bdi>',
      'lundi–vendredi 08:00–12:30, 14:00–17:00',
      'https://maps.example/?q=14.69,-17.44',
      '<bdi>شارع الاستقلال 7</bdi>',
      'Stephanstraße 44',
      '+49 911 74960',
    ]) {
      expect(french).toContain(said)
    }
    const arabic = await sheetOf(params, 'ar')
    expect(arabic.replace(/[\u2066-\u2069]/g, '')).toContain('الاثنين–الجمعة 08:00–12:30، 14:00–17:00')
    for (const language of ['en', 'de'] as const)
      expect(await sheetOf(params, language)).toContain('08:00–12:30')
    await name(admins.dakar, [])
    expect(await sheetOf(params, 'fr')).not.toContain('Médina')
  })

  test('reads the same by their own link, and on the receipt of their consent, which staff can hand out', async () => {
    const { places } = await name(admins.dakar, [medina])
    await name(admins.bfz, [thies])
    const referral = await referralIn(houses, 'accepted')
    const { participantId } = await caseOf(referral)
    const { body: participant } = await miriam.api.readParticipant({ params: { participantId } })
    const { api } = await ownLink(stage, miriam, participant)
    const hours = [expect.stringMatching(/08:00–12:30/)]
    const there = { name: dakar.name, country: 'SN', places: [{ ...places[0], hours }] }
    const here = { name: bfz.name, country: 'DE', places: [{ ...thies, hours: [] }] }
    const current = (await partnerOf(miriam, dakar.id))?.name ?? ''
    const params = { referralId: referral.id }
    expect((await api.readSelf()).body.organisation).toEqual(here)
    expect((await api.listOwnConsents()).body.items).toMatchObject([
      { organisation: { ...there, name: current }, sender: here },
    ])
    expect((await api.listHolders()).body.items).toMatchObject([
      { organisation: { ...there, name: current } },
    ])
    for (const { body } of [await api.readOwnReceipt({ params }), await miriam.api.readReceipt({ params })]) {
      expect(body['dpv:hasProcess'][0]?.['dpv:hasRecipient']).toMatchObject([
        {
          'dpv:hasName': current,
          'passerelle:places': [
            {
              'schema:name': 'Médina',
              'schema:telephone': '+221338201234',
              'schema:openingHours': ['Mo,Tu,We,Th,Fr 08:00-12:30', 'Mo,Tu,We,Th,Fr 14:00-17:00'],
            },
          ],
        },
      ])
      expect(body['dpv:hasDataController']['passerelle:places']).toMatchObject([{ 'schema:name': 'Thiès' }])
    }
  })
})

describe('nothing goes on under an old name', () => {
  test('of an organisation: partners, people and texts to them have the new one, on both sides', async () => {
    const safe = { shared: false, mayMentionGermany: true }
    const { id } = await preparedCase(
      houses,
      fatou({ channels: [{ kind: 'phone', value: '+221770000001', safety: safe }] }),
    )
    const accepted = await way.accepted(
      await way.offered(await way.asked(await way.draft(id)), undefined, true),
    )
    await rename(admins.bfz, 'Rückkehrhilfe Bayern')
    await rename(admins.dakar, 'Teranga')
    const params = { referralId: accepted.id }
    expect(await partnerOf(awa, bfz.id)).toMatchObject({ name: 'Rückkehrhilfe Bayern' })
    expect(await partnerOf(miriam, dakar.id)).toMatchObject({ name: 'Teranga' })
    const query = { template: 'please_call', channel: 0, language: 'fr' } as const
    for (const [who, called] of [
      [miriam, 'Rückkehrhilfe Bayern'],
      [awa, 'Teranga'],
    ] as const) {
      expect((await who.api.addressPerson({ params, query })).body.text).toContain(called)
    }
    const fhir = JSON.stringify((await awa.api.readAsFhir({ params })).body)
    for (const called of ['Rückkehrhilfe Bayern', 'Teranga']) expect(fhir).toContain(called)
    const sheet = await sheetOf({ participantId: id }, 'fr')
    for (const called of ['Rückkehrhilfe Bayern', 'Teranga']) expect(sheet).toContain(called)
    for (const called of [bfz.name, dakar.name]) expect(sheet + fhir).not.toContain(called)
    const { body: participant } = await miriam.api.readParticipant({ params: { participantId: id } })
    const { api } = await ownLink(stage, miriam, participant)
    expect((await api.readSelf()).body.organisation.name).toBe('Rückkehrhilfe Bayern')
    expect((await api.listOwnConsents()).body.items[0]?.organisation.name).toBe('Teranga')
    const { api: operator } = await stage.operator()
    const { body: registered } = await operator.readTenant({ params: { tenantId: dakar.id } })
    expect(registered.name).toBe('Teranga')
    const { body: registry } = await operator.listTenants()
    expect(registry.items.map((each) => each.name)).toContain('Rückkehrhilfe Bayern')
  })

  test('of a coach: the sheet names who answers now, and not who was removed', async () => {
    const sarah = await stage.join(admins.bfz, ['coach'])
    const addressOf = async ({ memberId: id }: Person) =>
      (await admins.bfz.api.readMember({ params: { memberId: id } })).body.email
    const { id } = await preparedCase(houses)
    const params = { participantId: id }
    expect(await sheetOf(params, 'de')).toContain(await addressOf(miriam))
    await lead.api.handOn({ params: { memberId: memberId(miriam) }, body: { to: memberId(sarah) } })
    expect(await sheetOf(params, 'de')).toContain(await addressOf(sarah))
    await lead.api.handOn({ params: { memberId: memberId(sarah) }, body: { to: memberId(jonas) } })
    const { version } = await admins.bfz.api.readMember({ params: { memberId: sarah.memberId } })
    await admins.bfz.api.removeMember({ params: { memberId: sarah.memberId }, ifMatch: version ?? 0 })
    const sheet = await sheetOf(params, 'de')
    expect(sheet).toContain(await addressOf(jonas))
    expect(sheet).not.toContain(await addressOf(sarah))
  })
})
