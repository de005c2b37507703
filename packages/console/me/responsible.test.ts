import { expect, it } from 'vitest'
import { type Organisation, type OwnReferral, responsibleFor } from './responsible.ts'

const munich: Organisation = { name: 'bfz', country: 'DE', places: [] }
const dakar: Organisation = { name: 'Dakar', country: 'SN', places: [] }
const thies: Organisation = { name: 'Thiès', country: 'SN', places: [] }

/** As much of a referral as says who is responsible. */
function referral(kind: OwnReferral['kind'], owner: OwnReferral['owner'], organisation: Organisation) {
  return { kind, owner, organisation } as OwnReferral // nothing else of it is looked at
}

it.each([
  ['nobody else was asked', [], munich],
  ['somebody was asked and has not taken them over', [referral('handover', 'sender', dakar)], munich],
  ['the centre met them', [referral('handover', 'receiver', dakar)], dakar],
  [
    'a handover was taken over, and a course elsewhere too',
    [referral('referral', 'receiver', thies), referral('handover', 'receiver', dakar)],
    dakar,
  ],
  [
    'one ended, and another is under way',
    [referral('handover', 'sender', thies), referral('referral', 'receiver', dakar)],
    dakar,
  ],
])('exactly one organisation is responsible where %s', (_, referrals, responsible) => {
  expect(responsibleFor(munich, referrals)).toBe(responsible)
})
