import { expect, test } from 'vitest'
import { id } from '../testing/casework.ts'
import { invitationOf } from './invitation.ts'
import { edit, invite, type Member, removeMember, takeBack } from './member.ts'
import { arrived, resendInvitation, standingOf, withInvitation } from './standing.ts'

const monday = '2026-03-02T09:00:00.000Z'
const later = '2026-03-02T09:00:04.000Z'
const sevenDaysOn = '2026-03-09T09:00:04.000Z'
const person = { name: 'Mira', email: 'mira@example.org', roles: ['coach' as const] }
const asked = invite(id<'member'>(1), person, 'coaching', monday)
const sent = withInvitation(asked, invitationOf(monday, 'sent', later), 'subject')
const reasonAt = (member: Member, now = later) => standingOf(member, now).reason

test('an invitation is on its way, then sent, and lapses to the second after seven days', () => {
  expect(reasonAt(asked)).toBe('invitation_on_its_way')
  expect(standingOf(sent, later)).toEqual({ reason: 'invitation_sent', until: sevenDaysOn })
  expect(reasonAt(sent, '2026-03-09T09:00:03.999Z')).toBe('invitation_sent')
  expect(standingOf(sent, sevenDaysOn)).toEqual({ reason: 'invitation_lapsed', until: sevenDaysOn })
})

test('an address of somebody else’s account, and a password from before, are said and never lapse', () => {
  const inUse = withInvitation(sent, invitationOf(monday, 'address_in_use', later), undefined)
  expect(reasonAt(inUse, '2027-01-01T00:00:00.000Z')).toBe('address_in_use')
  expect(inUse).not.toHaveProperty('subject')
  const kept = withInvitation(asked, invitationOf(monday, 'account_kept', later), 'subject')
  expect(standingOf(kept, sevenDaysOn)).toEqual({ reason: 'password_from_before' })
})

test('what the platform notes moves no version, and what an admin changes does', () => {
  const here = arrived(sent, later)
  expect([asked, sent, here].map(({ version, accountVersion }) => [version, accountVersion])).toEqual([
    [1, undefined],
    [1, 1],
    [1, 2],
  ])
  expect(here).toMatchObject({ state: 'active', arrivedAt: later })
  expect(reasonAt(here)).toBe('signed_in')
  expect(edit(here, { name: 'Mira M.' }, 'coaching')).toMatchObject({ version: 2, accountVersion: 2 })
})

test('an invitation that is sent again is on its way again, whatever became of the one before', () => {
  for (const member of [
    asked,
    sent,
    withInvitation(sent, invitationOf(monday, 'address_in_use', later), undefined),
  ]) {
    const again = resendInvitation(member, sevenDaysOn)
    expect(again).toMatchObject({ invitedAt: sevenDaysOn, version: 2, state: 'invited' })
    expect(reasonAt(again, sevenDaysOn)).toBe('invitation_on_its_way')
  }
})

test('nobody is invited again who is at work or was removed', () => {
  for (const member of [arrived(sent, later), removeMember(sent)]) {
    expect(() => resendInvitation(member, later)).toThrow(
      expect.objectContaining({ refusal: { code: 'illegal_transition', state: member.state, allowed: [] } }),
    )
  }
})

test('an end says whether somebody had ever come, also after they were invited once more', () => {
  const left = removeMember(arrived(sent, later))
  expect(reasonAt(left)).toBe('removed')
  expect(reasonAt(removeMember(sent))).toBe('invitation_withdrawn')
  const back = takeBack(left, person, 'coaching', sevenDaysOn)
  expect(reasonAt(back)).toBe('invitation_on_its_way')
  expect(back).toMatchObject({ accountVersion: 2 })
  expect(reasonAt(removeMember(back))).toBe('invitation_withdrawn')
})
