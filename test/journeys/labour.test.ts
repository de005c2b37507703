import type { Finding } from '@passerelle/domain/labour'
import { describe, expect, test } from 'vitest'
import { aPlan, aProgramme, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { inDays } from '../support/exchange.ts'
import { addedFinding, aFinding, anOutlook, toldOutlook } from '../support/labour.ts'
import { publishedOffer } from '../support/offers.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const { admin } = await stage.openTenant()
const { api: lead } = await stage.join(admin, ['coordinator'])
const { api } = await stage.join(admin, ['coach'])
const other = await stage.openTenant()
const { api: stranger } = await stage.join(other.admin, ['coordinator'])

const listed = async (query: Record<string, string>) =>
  (await api.listLabourFindings({ query })).body.items.map(({ id }) => id)

describe('what is found of a labour market', () => {
  test('is written down by those who lead, and read by whoever works out plans', async () => {
    const finding = await addedFinding(lead, { area: { country: 'TN' }, wage: undefined })
    expect(finding).toMatchObject({ version: 1, state: 'kept', demand: 'high' })
    const params = { findingId: finding.id }
    expect((await api.readLabourFinding({ params })).body).toEqual(finding)
    expect(await refusalOf(api.addLabourFinding({ body: aFinding() }))).toMatchObject({ status: 403 })
    expect(await refusalOf(stranger.readLabourFinding({ params }))).toMatchObject({ status: 404 })
    expect(await refusalOf(stranger.withdrawLabourFinding({ params, ifMatch: 1 }))).toMatchObject({
      status: 404,
    })
    expect((await stranger.listLabourFindings()).body.items).toEqual([])
  })

  test('is put right upon what was seen, and withdrawn for good', async () => {
    const { id } = await addedFinding(lead, { area: { country: 'MA' }, wage: undefined })
    const params = { findingId: id }
    const wage = { currency: 'EUR', from: 25_000, per: 'month' } as const
    const { body: edited } = await lead.editLabourFinding({ params, ifMatch: 1, body: { wage } })
    expect(edited).toMatchObject({ wage, version: 2 })
    const stale = lead.editLabourFinding({ params, ifMatch: 1, body: { demand: 'low' } })
    expect(await refusalOf(stale)).toMatchObject({ status: 412 })
    expect(await listed({ country: 'MA' })).toEqual([id])
    await lead.withdrawLabourFinding({ params, ifMatch: 2 })
    expect(await listed({ country: 'MA' })).toEqual([])
    expect((await api.readLabourFinding({ params })).body.state).toBe('withdrawn')
    const again = lead.editLabourFinding({ params, ifMatch: 3, body: { demand: 'low' } })
    expect(await refusalOf(again)).toMatchObject({
      status: 409,
      code: 'illegal_transition',
      state: 'withdrawn',
    })
  })

  test('is refused where it cannot be so, by its fields', async () => {
    const refused = (change: Parameters<typeof aFinding>[0]) =>
      refusalOf(lead.addLabourFinding({ body: aFinding(change) }))
    const wage = { currency: 'XOF', from: 2, to: 1, per: 'day' } as const
    expect(await refused({ wage })).toMatchObject({
      status: 400,
      errors: [{ path: 'body.wage.to', code: 'less_than_lowest' }],
    })
    expect(await refused({ area: { country: 'SN', region: 'TN-11' } })).toMatchObject({
      errors: [{ path: 'body.area.region', code: 'other_country' }],
    })
    expect(await refused({ wage: { ...wage, to: 2, currency: 'TND' }, asOf: inDays(2) })).toMatchObject({
      errors: [
        { path: 'body.wage.currency', code: 'other_currency' },
        { path: 'body.asOf', code: 'in_the_future' },
      ],
    })
    expect(await refused({ asOf: '2001-01-01' })).toMatchObject({
      errors: [{ path: 'body.asOf', code: 'implausible_date' }],
    })
    expect(await refused({ sourceLink: 'javascript:alert(1)' })).toMatchObject({
      errors: [{ path: 'body.sourceLink', code: 'not_https' }],
    })
  })

  test('is listed the latest first, by country, region and occupation, page by page', async () => {
    const here = { currency: 'GMD', from: 1, per: 'day' } as const
    const add = (asOf: string, isco08: string, region?: string) =>
      addedFinding(lead, { area: { country: 'GM', ...(region && { region }) }, isco08, asOf, wage: here })
    const country = await add(inDays(-40), '75')
    const oldest = await add(inDays(-400), '7531', 'GM-B')
    const latest = await add(inDays(-1), '7531', 'GM-L')
    const solar = await add(inDays(-2), '7411', 'GM-B')
    const of = (query: Record<string, string>) => listed({ country: 'GM', ...query })
    expect(await of({})).toEqual([latest, solar, country, oldest].map(({ id }) => id))
    expect(await of({ region: 'GM-B' })).toEqual([solar, country, oldest].map(({ id }) => id))
    expect(await of({ region: 'GM-B', isco08: '7531' })).toEqual([country, oldest].map(({ id }) => id))
    expect(await listed({ country: 'KG' })).toEqual([])
    const { body: first } = await api.listLabourFindings({ query: { country: 'GM', limit: 3 } })
    const { body: second } = await api.listLabourFindings({
      query: { country: 'GM', limit: 3, cursor: first.next ?? '' },
    })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(await of({}))
    expect(second).not.toHaveProperty('next')
    // A cursor leads on in the list that gave it, and in no other.
    const astray = api.listLabourFindings({ query: { country: 'SN', cursor: first.next ?? '' } })
    expect(await refusalOf(astray)).toMatchObject({ errors: [{ code: 'invalid_cursor' }] })
  })
})

test('a plan points to what was found, and keeps what it saw, whatever becomes of the finding', async () => {
  const { modules } = await aProgramme(lead)
  const [module] = modules
  if (module === undefined) throw new Error('the template has modules')
  const finding = await addedFinding(lead)
  const params = { participantId: (await takeIn(api)).id }
  const plan = aPlan(modules.slice(0, 2))
  const items = plan.items.map((item) => ({ ...item, findingIds: [finding.id] }))
  const { body: begun } = await api.beginPlan({ params, body: { ...plan, items } })
  const { addedAt: _, changedAt: __, state: ___, ...seen } = finding
  expect(begun.findings).toEqual([seen])
  expect(begun.items.map(({ findingIds }) => findingIds)).toEqual([[finding.id], [finding.id]])
  await api.agreePlan({ params, body: { confirmation: 'signed', language: 'fr' }, ifMatch: 1 })

  const at = { params: { findingId: finding.id } }
  await lead.editLabourFinding({ ...at, ifMatch: 1, body: { demand: 'none' } })
  await lead.withdrawLabourFinding({ ...at, ifMatch: 2 })
  const { body: page } = await api.readCase({ params })
  expect(page.plan?.findings).toEqual([seen])
  expect(page.agreedPlans[0]?.findings).toEqual([seen])

  const more = { moduleId: module.id, purpose: 'More', findingIds: [finding.id] }
  // It was seen before, so one more item may point there; a plan that begins to is refused.
  const { body: longer } = await api.addPlanItem({ params, body: more, ifMatch: 2 })
  expect(longer).toMatchObject({ state: 'draft', edition: 2, findings: [seen] })
  const elsewhere = { participantId: (await takeIn(api)).id }
  const begin = (findingIds: Finding['id'][]) =>
    refusalOf(
      api.beginPlan({
        params: elsewhere,
        body: { ...plan, items: items.map((item) => ({ ...item, findingIds })) },
      }),
    )
  expect(await begin([finding.id])).toMatchObject({
    status: 400,
    errors: [{ path: 'body.items[0].findingIds', code: 'finding_withdrawn' }],
  })
  // What is another organisation's is as unknown as what nobody found.
  const theirs = await addedFinding(stranger)
  expect(await begin([theirs.id])).toMatchObject({
    errors: [{ path: 'body.items[0].findingIds', code: 'unknown_reference' }],
  })
})

describe('what becomes of a module in a country', () => {
  test('is told by whoever makes plans, with who said it, and counted', async () => {
    const { programme, modules } = await aProgramme(lead)
    const [first, second] = modules
    if (first === undefined || second === undefined) throw new Error('the template has modules')
    const offer = await publishedOffer(lead)
    const params = { programmeId: programme.id }
    const query = { country: 'SN' }
    const open = { goes_on: 0, dead_end: 0, open: modules.length, warned: 0 }
    expect((await api.readOutlooks({ params, query })).body).toMatchObject({ counts: open, outlooks: [] })

    const to = [{ kind: 'offer' as const, offerId: offer.id }]
    const told = await toldOutlook(api, first, { continuation: { kind: 'goes_on', to } })
    expect(told).toMatchObject({ version: 2, area: { country: 'SN' }, continuation: { kind: 'goes_on', to } })
    expect(told.answers.map(({ by }) => by)).toEqual([told.continuation?.by, told.continuation?.by])
    const area = { country: 'SN', region: 'SN-DK' }
    await toldOutlook(lead, second, {
      area,
      continuation: { kind: 'dead_end', reason: 'Too dear' },
      answers: [],
    })
    const { body } = await api.readOutlooks({ params, query })
    expect(body.counts).toEqual({ goes_on: 1, dead_end: 1, open: modules.length - 2, warned: 1 })
    expect(body.outlooks).toHaveLength(2)
    expect(body.followOns).toEqual([{ id: offer.id, title: offer.title, isLive: true }])
    // Another country knows nothing of it.
    const elsewhere = await api.readOutlooks({ params, query: { country: 'TN' } })
    expect(elsewhere.body.counts).toEqual(open)

    // The offer has ended: nobody knows where it goes on now.
    await lead.withdrawOffer({ params: { offerId: offer.id }, ifMatch: offer.version })
    const after = (await api.readOutlooks({ params, query })).body
    expect(after.counts).toMatchObject({ goes_on: 0, open: modules.length - 1 })
    expect(after.followOns).toMatchObject([{ isLive: false }])
    // A module that ended is counted no more, and what was said of it is still there.
    const at = { ...params, moduleId: second.id }
    await lead.editModule({ params: at, ifMatch: second.version, body: { state: 'withdrawn' } })
    const ended = (await api.readOutlooks({ params, query })).body
    expect([ended.counts.dead_end, ended.outlooks.length]).toEqual([0, 2])
  })

  test('is told upon what was seen, of a module and an offer of one’s own', async () => {
    const { programme, modules } = await aProgramme(lead)
    const [module] = modules
    if (module === undefined) throw new Error('the template has modules')
    await toldOutlook(api, module)
    const params = { programmeId: programme.id, moduleId: module.id }
    expect(await refusalOf(lead.tellOutlook({ params, ifMatch: 1, body: anOutlook() }))).toMatchObject({
      status: 412,
    })
    expect(await refusalOf(stranger.tellOutlook({ params, ifMatch: 1, body: anOutlook() }))).toMatchObject({
      status: 404,
    })
    const read = stranger.readOutlooks({ params: { programmeId: programme.id }, query: { country: 'SN' } })
    expect(await refusalOf(read)).toMatchObject({ status: 404 })
    const { id } = await publishedOffer(stranger)
    const to = [
      { kind: 'credit' as const, name: 'Crafts fund' },
      { kind: 'offer' as const, offerId: id },
    ]
    const theirs = lead.tellOutlook({
      params,
      ifMatch: 2,
      body: anOutlook({ continuation: { kind: 'goes_on', to } }),
    })
    expect(await refusalOf(theirs)).toMatchObject({
      status: 400,
      errors: [{ path: 'body.continuation.to[1].offerId', code: 'unknown_reference' }],
    })
  })
})
