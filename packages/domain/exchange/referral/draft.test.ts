import { expect, test } from 'vitest'
import { coach, id, refusalOf } from '../../testing/casework.ts'
import { aCorridor, bfz, circumstancesOf, dakar, now } from '../../testing/exchange.ts'
import { type CreateReferral, createReferralSchema } from './commands.ts'
import { draftReferral } from './draft.ts'
import { isKnownToReceiver, referralSchema } from './referral.ts'

const entry: CreateReferral = createReferralSchema.parse({
  participantId: id(1),
  to: dakar,
  kind: 'handover',
  needs: ['job_search', 'housing'],
})
const facts = {
  id: id<'referral'>(900),
  from: bfz,
  responsibleId: coach,
  country: 'SN',
  plannedDeparture: '2026-05-04',
}

test('a draft is the sender’s own, and nothing of it is known elsewhere', () => {
  const { referral, event, warnings, opened } = draftReferral(entry, facts, circumstancesOf('sender'))
  expect(referralSchema.parse(referral)).toEqual(referral)
  expect(referral).toMatchObject({
    state: 'draft',
    owner: 'sender',
    version: 1,
    openTiers: [],
    packageVersion: 0,
  })
  expect(isKnownToReceiver(referral)).toBe(false)
  expect(referral.deadlines.map(({ policy, dueAt }) => [policy, dueAt])).toEqual([
    ['draft_reminder', '2026-04-01T21:59:59.999Z'],
    ['draft_deletion', '2026-05-01T21:59:59.999Z'],
  ])
  expect(event).toMatchObject({
    seq: 1,
    command: 'create',
    side: 'sender',
    memberId: coach,
    at: now,
    to: 'draft',
  })
  expect([warnings, opened]).toEqual([[], []])
})

test('a person is called by another name in every referral', () => {
  const name = (referral: number) =>
    draftReferral(entry, { ...facts, id: id<'referral'>(referral * 10 ** 18) }, circumstancesOf('sender'))
      .referral.pseudonym
  expect(name(1)).not.toBe(name(2))
})

test('less than four weeks before departure the coach is warned, less than two the limits are short', () => {
  const at = (plannedDeparture: string) =>
    draftReferral(entry, { ...facts, plannedDeparture }, circumstancesOf('sender'))
  expect(at('2026-03-30').warnings).toEqual([])
  expect(at('2026-03-29').warnings).toEqual(['short_notice'])
  expect(at('2026-03-15').warnings).toEqual(['short_notice', 'fast_track'])
  expect([at('2026-03-16').referral.track, at('2026-03-15').referral.track]).toEqual(['standard', 'fast'])
})

test('no draft without a corridor that allows it, nor by the other side', () => {
  const under = (change: Parameters<typeof circumstancesOf>[1]) =>
    refusalOf(() => draftReferral(entry, facts, circumstancesOf('sender', change)))
  expect(under({ corridor: undefined })).toEqual({ code: 'corridor_missing' })
  expect(under({ corridor: aCorridor({ state: 'ended' }) })).toEqual({
    code: 'corridor_not_active',
    state: 'ended',
  })
  expect(under({ corridor: aCorridor({ kinds: ['referral'] }) })).toEqual({
    code: 'corridor_forbids',
    what: 'kind',
    allowed: ['referral'],
  })
  expect(refusalOf(() => draftReferral(entry, facts, circumstancesOf('receiver')))).toEqual({
    code: 'forbidden',
  })
})
