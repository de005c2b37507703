import { expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { journey, preparedCase, twoHouses } from '../support/exchange.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)

test('thin thread', async () => {
  const way = journey(houses)
  const participant = await preparedCase(houses)
  let referral = await way.draft(participant.id)
  expect(referral).toMatchObject({ state: 'draft', version: 1 })
  referral = await way.asked(referral)
  referral = await way.offered(referral)
  expect(referral.state).toBe('offered')
  referral = await way.acknowledged(referral)
  referral = await way.accepted(referral)
  expect(referral.state).toBe('accepted')
  console.log(referral)
  referral = await way.departed(referral)
  referral = await way.met(referral)
  console.log(referral)
  referral = await way.completed(referral)
  console.log((await houses.awa.api.readPackage({ params: { referralId: referral.id } })).body.parts.map((p) => p.text))
  console.log(JSON.stringify((await houses.awa.api.readTimeline({ params: { referralId: referral.id } })).body, null, 1))
})
