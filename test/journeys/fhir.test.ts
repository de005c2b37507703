import { expect, test } from 'vitest'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { journey, referralIn, type SeenReferral, twoHouses } from '../support/exchange.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, awa, chief, lea, bfz, dakar } = houses
const way = journey(houses)

async function fhirOf({ api }: Person, { id }: Pick<SeenReferral, 'id'>): Promise<string> {
  const { body } = await api.readAsFhir({ params: { referralId: id } })
  return JSON.stringify(body)
}

test('both sides read how a referral stands in the language of FHIR, and it is no disclosure', async () => {
  const before = (await scan(stage.cloud, 'main')).length
  const offered = await way.acknowledged(await referralIn(houses, 'offered'))
  const grown = (await scan(stage.cloud, 'main')).length
  expect(grown).toBeGreaterThan(before)
  for (const person of [miriam, awa]) {
    const [request, task] = JSON.parse(await fhirOf(person, offered)).entry.map(
      ({ resource }: { resource: unknown }) => resource,
    )
    expect(request).toMatchObject({
      resourceType: 'ServiceRequest',
      status: 'active',
      requester: { identifier: { value: bfz.id }, display: bfz.name },
      subject: { identifier: { value: offered.pseudonym } },
      orderDetail: [{ coding: [{ code: 'business_startup' }] }, { coding: [{ code: 'advice' }] }],
    })
    expect(task).toMatchObject({
      status: 'received',
      businessStatus: { coding: [{ code: 'offered' }] },
      owner: { identifier: { value: dakar.id } },
    })
  }
  expect((await scan(stage.cloud, 'main')).length).toBe(grown)
})

test('it says no more than is open, and why it ended', async () => {
  const active = await referralIn(houses, 'active')
  expect(await fhirOf(awa, active)).not.toMatch(/Fatou|Pikine|221770000001|wheelchair/i)

  const offered = await referralIn(houses, 'offered')
  const { body: declined } = await awa.api.declineReferral({
    ...way.at(offered),
    body: { reason: 'no_capacity', declinedBy: 'provider' },
  })
  const [sent, received] = [await fhirOf(miriam, declined), await fhirOf(chief, declined)]
  expect(sent).toContain(String(offered.pseudonym))
  expect(received).not.toContain(String(offered.pseudonym))
  for (const text of [sent, received]) expect(text).toContain('"no_capacity"')
  expect(received).toContain('"masked"')
  expect(received).not.toContain('orderDetail')
})

test('it is read by whoever may read the referral', async () => {
  const draft = await referralIn(houses, 'draft')
  for (const person of [awa, lea]) {
    expect(await refusalOf(fhirOf(person, draft))).toMatchObject({ status: 404 })
  }
  expect(JSON.parse(await fhirOf(miriam, draft))).toMatchObject({ type: 'collection' })
})
