import { expect, it } from 'vitest'
import { type Owned, responsibleFor } from './responsible.ts'

const [munich, dakar, thies] = ['bfz', 'Dakar', 'Thiès']

function referral(
  kind: Owned<string>['kind'],
  owner: Owned<string>['owner'],
  organisation: string,
): Owned<string> {
  return { kind, owner, organisation }
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
