import type { MemberId } from '@passerelle/domain/kernel'
import { describe, expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { fatou, journey, preparedCase, type SeenReferral, twoHouses } from '../support/exchange.ts'
import { aWorkProfile, aYes, moved, preparedApplication } from '../support/placement.ts'
import { addedEmployer, openedVacancy } from '../support/vacancies.ts'
import { callsOf, costOf } from './recording.ts'
import { type Caseload, caseloadOf, pageSize } from './stage.ts'

/*
 * The cost of operations at the engine, exactly. Reads of keys and what the authorizer asks stand aside: an
 * environment keeps keys for five minutes, and the gateway keeps answers of the authorizer for one.
 */

// One environment a function, so that what it keeps in memory is known.
const stage = await openTestCloud({ concurrency: 1 })
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa, chief } = houses
const way = journey(houses)

type Texts = Parameters<Person['api']['writeConsentNotice']>[0]['body']['texts']

const read = 'BatchGetItem'
const query = 'Query'
const write = 'TransactWriteItems'

/** The calls that somebody's request makes at the engine, in their order and without those for keys. */
async function spent(who: Person, act: () => Promise<unknown>): Promise<readonly string[]> {
  const calls = await callsOf(stage.cloud, who, act)
  return calls.filter(({ tables }) => tables.has(stage.cloud.tables.main)).map(({ operation }) => operation)
}

test('finding work costs no more, however many people or vacancies there are', async () => {
  const { api } = miriam
  const employer = await addedEmployer(api)
  const vacancy = await openedVacancy(api, employer.id, { certificates: ['7411'] })
  const { id } = await preparedCase(houses)
  const params = { participantId: id }
  const body = { agreement: aYes(memberId(jonas)), profile: aWorkProfile() }
  // The case with its organisation and the tally, and beside it the work of the person.
  const found = [read, query]
  const calls = async (act: () => Promise<unknown>) => (await spent(miriam, act)).toSorted()
  expect(await calls(() => api.agreeToMatching({ params, body }))).toEqual([...found, write].toSorted())
  expect(await calls(() => api.listApplications({ params }))).toEqual(found)
  // Certificates and vacancies besides, and employers' names.
  expect(await calls(() => api.findMatches({ params }))).toEqual(
    ['GetItem', ...found, query, query].toSorted(),
  )
  let applied = await preparedApplication(api, id, memberId(jonas), vacancy, ['name'])
  expect(
    await calls(async () => {
      applied = await moved(api, applied, 'sent')
    }),
  ).toEqual(['GetItem', 'GetItem', ...found, write].toSorted())
  const ofVacancy = { params: { vacancyId: vacancy.id } }
  // Whose cases are one's own, the list, the vacancy with its employer, and the people.
  expect(await calls(() => api.listVacancyApplications(ofVacancy))).toEqual([
    'GetItem',
    'GetItem',
    'GetItem',
    query,
    query,
  ])
})

const of = ({ id, version }: SeenReferral) => ({ params: { referralId: id }, ifMatch: version })

describe('every step of a handover is one read and one transaction', () => {
  test('on the straight way', async () => {
    const participant = await preparedCase(houses)
    let referral: SeenReferral | undefined
    const steps: readonly [Person, (now: SeenReferral) => Promise<SeenReferral>][] = [
      [miriam, way.asked],
      [miriam, way.offered],
      [awa, way.acknowledged],
      [awa, way.accepted],
      [miriam, way.departed],
      [awa, way.met],
      [awa, way.completed],
    ]
    const draft = await spent(miriam, async () => {
      referral = await way.draft(participant.id)
    })
    expect(draft).toEqual([read, write])
    await chief.api.listReferrals({ query: { box: 'inbox' } })
    for (const [who, step] of steps) {
      const before = referral
      if (before === undefined) throw new Error('nothing was drafted')
      // A member who takes a step has looked at the referral, and so knows where it stands.
      if (who === awa) await awa.api.readReferral({ params: { referralId: before.id } })
      const calls = await spent(who, async () => {
        referral = await step(before)
      })
      expect(calls, before.state).toEqual([read, write])
    }
  })

  test('and at its exits', async () => {
    const asked = await way.asked(await way.draft((await preparedCase(houses)).id))
    expect(await spent(miriam, () => miriam.api.refuseConsent({ ...of(asked), body: {} }))).toEqual([
      read,
      write,
    ])
    const offers = [0, 1, 2].map(async () =>
      way.offered(await way.asked(await way.draft((await preparedCase(houses)).id))),
    )
    const [declined, withdrawn, revoked] = await Promise.all(offers)
    if (!declined || !withdrawn || !revoked) throw new Error('three were offered')
    await awa.api.readReferral({ params: { referralId: declined.id } })
    const exits: readonly [Person, () => Promise<unknown>][] = [
      [
        awa,
        () =>
          awa.api.declineReferral({
            ...of(declined),
            body: { reason: 'no_capacity', declinedBy: 'provider' },
          }),
      ],
      [
        miriam,
        () => miriam.api.withdrawReferral({ ...of(withdrawn), body: { reason: 'other_centre_chosen' } }),
      ],
      [miriam, () => miriam.api.revokeConsent({ ...of(revoked), body: { way: 'phone' } })],
    ]
    for (const [who, exit] of exits) expect(await spent(who, exit)).toEqual([read, write])
  })
})

test('a second handover to the same organisation costs one look at those before it', async () => {
  const { id } = await preparedCase(houses)
  const { body: first } = await lead.api.withdrawReferral({
    ...of(await way.draft(id)),
    body: { reason: 'other_centre_chosen' },
  })
  expect(first.state).toBe('withdrawn')
  // Only their own rows say whether one of them is still under way; a case that was never referred there has none to read.
  expect(await spent(miriam, () => way.draft(id))).toEqual([read, 'GetItem', write])
  expect(await spent(miriam, () => way.draft(id, 'referral'))).toEqual([read, write])
})

test('to look at a referral is one call, at a box one query, and to read a package one read and the record of it', async () => {
  const offered = await way.offered(await way.asked(await way.draft((await preparedCase(houses)).id)))
  const params = { referralId: offered.id }
  await chief.api.readReferral({ params })
  const looks: readonly [readonly string[], () => Promise<unknown>][] = [
    [[read], () => chief.api.readReferral({ params })],
    [[query], () => chief.api.listReferrals({ query: { box: 'inbox' } })],
    [[query], () => chief.api.listReferrals({ query: { box: 'inbox', state: 'offered' } })],
    [[read, query], () => chief.api.readTimeline({ params })],
    [[read], () => chief.api.readPackage({ params })],
  ]
  for (const [calls, look] of looks) expect(await spent(chief, look)).toEqual(calls)
  expect(await spent(lead, () => lead.api.listReferrals({ query: { box: 'outbox' } }))).toEqual([query])
  expect(await spent(lead, () => lead.api.previewPackage({ params }))).toEqual([read, write])
  const accepted = await way.accepted(offered)
  expect(await spent(chief, () => chief.api.readPackage({ params: { referralId: accepted.id } }))).toEqual([
    read,
    write,
  ])
})

test('what an organisation keeps about itself is read with one call and written with one read and one transaction', async () => {
  const { admin } = await stage.openTenant({ kind: 'coaching' })
  const { memberId } = await stage.join(admin, ['coach'])
  const params = { memberId }
  const number = memberId as MemberId // the API gives no other
  const { api } = admin
  await api.listMembers()
  const one = 'GetItem'
  const order = { name: 'Nadia', email: 'nadia@example.org', roles: ['coach' as const] }
  const operations: readonly [readonly string[], () => Promise<unknown>][] = [
    [[], () => api.readMe()],
    [[one], () => api.readOwnTenant()],
    [[one, write], () => api.editOwnTenant({ body: { language: 'fr' }, ifMatch: 1 })],
    [[query], () => api.listMembers()],
    // The organisation's beginning and clock, then one query: what was done lately stands in one month.
    [[read, query], () => api.readJournal({ query: { limit: 1 } })],
    [[read, query], () => api.readJournal({ query: { member: number } })],
    [[read, query], () => api.readJournal({ query: { aggregateId: number } })],
    [[read, query], () => api.readJournal({ query: { action: 'inviteMember' } })],
    [[one], () => api.readMember({ params })],
    [[one, write], () => api.editMember({ params, body: { roles: ['counsellor'] }, ifMatch: 1 })],
    // Nothing new is given to whoever leaves, then what they would leave behind is counted.
    [[one, write, query, write], () => api.removeMember({ params, ifMatch: 2 })],
    [[write], () => api.inviteMember({ body: order })],
  ]
  for (const [calls, operation] of operations) {
    expect(await spent(admin, operation), String(operation)).toEqual(calls)
  }
})

test('a notice of the organisation’s own is read where the platform has none, and costs a step nothing', async () => {
  const { admins } = houses
  const params = { language: 'tr' }
  const one = 'GetItem'
  const [purpose, choice, tiers, never, abroad, withdrawal, end] = 'abcdefg'
  const texts = { purpose, choice, tiers, never, abroad, withdrawal, end } as Texts // seven letters
  const body = { basis: 'own_reading' as const }
  await admins.bfz.api.listMembers()
  const steps: readonly [Person, readonly string[], () => Promise<unknown>][] = [
    [
      admins.bfz,
      [read, write],
      () => admins.bfz.api.writeConsentNotice({ params, body: { texts }, ifMatch: 1 }),
    ],
    [lead, [read, one, write], () => lead.api.reviewConsentNotice({ params, body, ifMatch: 2 })],
    [lead, [read, one], () => lead.api.readConsentNotice({ params })],
    [lead, [query], () => lead.api.listConsentNotices()],
  ]
  for (const [who, calls, step] of steps) expect(await spent(who, step), String(step)).toEqual(calls)

  const asking = async (language: string) => {
    const { id } = await preparedCase(houses, fatou({ languages: [...new Set([language, 'fr'])] }))
    const draft = await way.draft(id)
    const tiers = ['T0' as const, 'T1' as const, 'T2' as const]
    const { body: asked } = await miriam.api.requestConsent({ ...of(draft), body: { tiers, language } })
    const yes = {
      tiers,
      packageVersion: asked.packageVersion,
      language,
      witnessId: memberId(jonas),
      readAloud: true,
    }
    return { asked, yes }
  }
  for (const [language, calls] of [
    ['fr', [read, write]],
    ['tr', [read, write, one]],
    ['so', [read, write]],
  ] as const) {
    const { asked, yes } = await asking(language)
    const query = { language }
    const shown = () => miriam.api.previewPackage({ params: of(asked).params, query })
    expect(await spent(miriam, shown), language).toEqual(calls)
    const given = () => miriam.api.giveConsent({ ...of(asked), body: yes })
    expect(await spent(miriam, given), language).toEqual([read, write])
  }
})

describe('with ten times the participants', () => {
  test('everything takes the same calls and units', async () => {
    const few = await caseloadOf(stage, 200)
    const many = await caseloadOf(stage, 2_000)
    expect(await costsIn(many)).toEqual(await costsIn(few))
  })
})

/** The cost of the same requests in a caseload: once to warm up, once to count. */
async function costsIn({ coordinator, people, lastPage }: Caseload) {
  const { api } = coordinator
  const participantId = people[0] ?? ''
  const params = { participantId }
  let version = 1
  const requests = {
    readParticipant: () => api.readParticipant({ params }),
    readCase: () => api.readCase({ params }),
    firstPage: () => api.listParticipants({ query: { limit: pageSize } }),
    lastPage: () => api.listParticipants({ query: { limit: pageSize, cursor: lastPage } }),
    editParticipant: async () => {
      const { body } = await api.editParticipant({
        params,
        body: { gender: version % 2 === 0 ? 'female' : 'male' },
        ifMatch: version,
      })
      version = body.version
    },
    readCaseJournal: () => api.readCaseJournal({ params, query: { limit: 1 } }),
  }
  const costs: Record<string, unknown> = {}
  for (const [name, request] of Object.entries(requests)) {
    await request()
    costs[name] = costOf(await callsOf(stage.cloud, coordinator, request))
  }
  return costs
}
