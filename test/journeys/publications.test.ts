import { createHash } from 'node:crypto'
import { hashedText } from '@passerelle/domain/indicators'
import { describe, expect, test } from 'vitest'
import { aPerson, aProgramme, memberId, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { signedCorridor } from '../support/exchange.ts'
import { countAll } from '../support/figures.ts'
import { lastYear, letYearPass, reportOfLastYear } from '../support/publications.ts'
import { refusalOf } from '../support/refusal.ts'

/* An organisation tells who pays for its programme of a year that is over: figures, and nothing else. */

const stage = await openTestCloud()
const house = await stage.openTenant({ kind: 'coaching', country: 'DE', name: 'Return House' })
const funder = await stage.openTenant({ kind: 'funder', country: 'DE', name: 'Fund' })
const stranger = await stage.openTenant({ kind: 'funder', country: 'DE' })
const lead = await stage.join(house.admin, ['coordinator'])
const auditor = await stage.join(house.admin, ['auditor'])
const coach = await stage.join(house.admin, ['coach'])
const clerk = await stage.join(funder.admin, ['auditor'])
await signedCorridor(house.admin, funder, { kinds: ['referral'], highestTier: 'T0' })

/** A programme in which seven women from Senegal, six men from the Gambia and two from Niger were taken in last year. */
async function aProgrammeOfLastYear() {
  const { programme } = await aProgramme(lead.api)
  const programmeId = programme.id
  const people = [
    ...Array.from({ length: 7 }, () => ({ gender: 'female', returnCountry: 'SN' }) as const),
    ...Array.from({ length: 6 }, () => ({ gender: 'male', returnCountry: 'GM' }) as const),
    ...Array.from({ length: 2 }, () => ({ gender: 'male', returnCountry: 'NE' }) as const),
  ]
  for (const facts of people)
    await takeIn(coach.api, aPerson({ programmeId, birth: { year: 1994 }, ...facts }))
  await countAll(lead.api)
  await letYearPass(stage.cloud, { tenant: house.tenant.id, programmeId })
  return { programmeId, place: await reportOfLastYear(lead.api, programmeId) }
}

const to = funder.tenant.id

describe('a funder', () => {
  test('reads the figures of a year, and of few people nothing', async () => {
    const { programmeId, place } = await aProgrammeOfLastYear()
    const { body: before } = await auditor.api.readFundersYear({ params: place })
    expect(before).toMatchObject({ period: lastYear(), to: [] })
    expect(before).not.toHaveProperty('hash')
    const { body: told } = await lead.api.publishReport({ params: place, body: { to } })
    expect(told).toMatchObject({ ...before, to: [{ funder: to }] })

    const { body: list } = await clerk.api.listPublications({})
    const [listed] = list.items
    if (listed === undefined) throw new Error('something was published')
    expect(listed).toMatchObject({ organisationName: 'Return House', period: lastYear() })
    const { body: read } = await clerk.api.readPublication({ params: { publicationId: listed.id } })
    expect(read.lines).toContainEqual({ indicator: 'participants', atLeast: 15, atMost: 15 })
    expect(read.lines).toContainEqual({ indicator: 'returned', atLeast: 0, atMost: 4 })
    expect(read.tables).toEqual([
      { by: 'country', groups: [{ group: 'SN', number: 7 }], others: 8 },
      {
        by: 'gender',
        groups: [
          { group: 'female', number: 7 },
          { group: 'male', number: 8 },
        ],
      },
    ])
    const { tenantId, period, edition, lines, tables } = read
    expect(
      createHash('sha256')
        .update(hashedText({ tenantId, programmeId, period, edition, lines, tables }))
        .digest('hex'),
    ).toBe(read.hash)
    // Nothing of the report but its tables: its hash would tell whoever tries what was kept back.
    const { body: report } = await lead.api.readReport({ params: place })
    expect(JSON.stringify(read)).not.toMatch(
      new RegExp(`${report.hash}|${place.reportId}|${report.frozenBy}`),
    )
  })

  test('is told once, and everybody the same, whoever asks again', async () => {
    const { programmeId, place } = await aProgrammeOfLastYear()
    const order = { params: place, body: { to }, idempotencyKey: 'publish-once-and-for-all' }
    const [{ body: first }, { body: again }] = [
      await lead.api.publishReport(order),
      await lead.api.publishReport(order),
    ]
    expect(again).toEqual(first)
    expect(await refusalOf(lead.api.publishReport({ params: place, body: { to } }))).toMatchObject({
      status: 409,
      code: 'already_exists',
    })
    const second = await stage.openTenant({ kind: 'funder', country: 'DE' })
    await signedCorridor(house.admin, second, { kinds: ['referral'], highestTier: 'T0' })
    const { body: both } = await lead.api.publishReport({ params: place, body: { to: second.tenant.id } })
    expect(both).toMatchObject({ hash: first.hash, lines: first.lines, tables: first.tables })
    expect(both.to.map(({ funder: whom }) => whom)).toEqual([to, second.tenant.id])

    // A correction of the same year is frozen, and told to nobody.
    const corrected = await reportOfLastYear(lead.api, programmeId)
    for (const call of [
      () => lead.api.publishReport({ params: corrected, body: { to } }),
      () => lead.api.readFundersYear({ params: corrected }),
    ]) {
      expect(await refusalOf(call())).toMatchObject({ status: 409, code: 'not_possible' })
    }
  })

  test('is told of no year that is not over, nor of any other period', async () => {
    const { programme } = await aProgramme(lead.api)
    const params = { programmeId: programme.id }
    await countAll(lead.api)
    for (const period of ['all', String(Number(lastYear()) + 1), `${lastYear()}-03`]) {
      const { body: report } = await lead.api.freezeReport({ params, body: { period } })
      const place = { ...params, reportId: report.id }
      expect(await refusalOf(lead.api.publishReport({ params: place, body: { to } }))).toMatchObject({
        status: 409,
        code: 'not_possible',
      })
    }
  })

  test('sees nothing else of the organisation, and nobody is referred to it', async () => {
    const { programmeId, place } = await aProgrammeOfLastYear()
    await lead.api.publishReport({ params: place, body: { to } })
    for (const call of [
      () => clerk.api.readReport({ params: place }),
      () => clerk.api.readFundersYear({ params: place }),
      () => clerk.api.readFigures({ params: { programmeId } }),
    ]) {
      expect(await refusalOf(call())).toMatchObject({ status: 404 })
    }
    for (const call of [
      () => clerk.api.listParticipants({}),
      () => clerk.api.readProgramme({ params: { programmeId } }),
    ]) {
      expect(await refusalOf(call())).toMatchObject({ status: 403 })
    }
    const person = await takeIn(coach.api)
    const referral = coach.api.createReferral({
      body: { participantId: person.id, to, kind: 'referral', needs: ['job_search'] },
    })
    expect(await refusalOf(referral)).toMatchObject({ code: 'corridor_forbids' })
  })
})

describe('what was published', () => {
  test('to one organisation is as unknown to another as what was not', async () => {
    const { place } = await aProgrammeOfLastYear()
    await lead.api.publishReport({ params: place, body: { to } })
    const { body } = await clerk.api.listPublications({})
    const params = { publicationId: body.items[0]?.id ?? '' } as never
    for (const api of [stranger.admin.api, lead.api]) {
      expect(await refusalOf(api.readPublication({ params }))).toMatchObject({ status: 404 })
      expect((await api.listPublications({})).body.items).toEqual([])
    }
    const elsewhere = lead.api.publishReport({ params: place, body: { to: stranger.tenant.id } })
    expect(await refusalOf(elsewhere)).toMatchObject({ code: 'corridor_missing' })
  })

  test('stands in the journal of either side, with who did it', async () => {
    const { place } = await aProgrammeOfLastYear()
    await lead.api.publishReport({ params: place, body: { to } })
    const { body } = await clerk.api.listPublications({})
    const publicationId = body.items[0]?.id
    if (publicationId === undefined) throw new Error('something was published')
    await clerk.api.readPublication({ params: { publicationId } })
    const linesOf = async (api: typeof clerk.api) => {
      const { body: journal } = await api.readJournal({ query: { aggregateId: publicationId } })
      return journal.items.map(({ action, member }) => [action, member])
    }
    expect(await linesOf(auditor.api)).toEqual([['publishReport', memberId(lead)]])
    expect(await linesOf(funder.admin.api)).toEqual([['readPublication', memberId(clerk)]])
  })

  test('is not published any more under an agreement that one side suspended', async () => {
    const { place } = await aProgrammeOfLastYear()
    const other = await stage.openTenant({ kind: 'funder', country: 'DE' })
    const corridorId = await signedCorridor(house.admin, other, { kinds: ['referral'], highestTier: 'T0' })
    const params = { corridorId }
    const { version } = (await lead.api.readCorridor({ params })).body
    await lead.api.suspendCorridor({ params, ifMatch: version })
    const call = lead.api.publishReport({ params: place, body: { to: other.tenant.id } })
    expect(await refusalOf(call)).toMatchObject({ code: 'corridor_not_active' })
    for (const { api } of [auditor, coach, house.admin]) {
      const refused = api.publishReport({ params: place, body: { to } })
      expect(await refusalOf(refused)).toMatchObject({ status: 403 })
    }
  })
})
