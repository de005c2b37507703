import type { BoxQuery } from '@passerelle/contract/exchange'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { describe, expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { clockOf } from '../support/clock.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { journey, pathLimits, referralIn, twoHouses } from '../support/exchange.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa, ibrahima, chief, lea, admins } = houses
const way = journey(houses)
const { sweep, letPass, letDaysPass } = clockOf(stage)

type List = NonNullable<BoxQuery['list']>

/** The ids in a list, page by page of that size. */
async function listed(person: Person, box: 'inbox' | 'outbox', list: List, limit = 50): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const query = { box, list, limit, ...(cursor !== undefined && { cursor }) }
    const { body } = await person.api.listReferrals({ query })
    ids.push(...body.items.map(({ id }) => id))
    cursor = body.next
  } while (cursor !== undefined)
  return ids
}

describe('whom nobody has contacted', () => {
  test('stands in the lists of both sides, the longest on the way first, until somebody meets them', async () => {
    const first = await referralIn(houses, 'departed')
    const second = await referralIn(houses, 'departed')
    const lost = (
      await awa.api.reportNoContact({
        ...way.at(await referralIn(houses, 'departed')),
        body: {
          attempts: (['phone', 'phone', 'letter'] as const).map((how) => ({
            date: new Date().toISOString().slice(0, 10),
            way: how,
          })),
        },
      })
    ).body
    const ids = [first, second, lost].map(({ id }) => id)
    for (const [who, box] of [
      [lead, 'outbox'],
      [chief, 'inbox'],
      [miriam, 'outbox'],
      [awa, 'inbox'],
      [ibrahima, 'inbox'],
    ] as const) {
      expect(await listed(who, box, 'uncontacted')).toEqual(ids)
      expect(await listed(who, box, 'uncontacted', 1)).toEqual(ids)
    }
    // Neither in the other box, nor of anybody who has nothing to do with it.
    expect(await listed(lead, 'inbox', 'uncontacted')).toEqual([])
    expect(await listed(jonas, 'outbox', 'uncontacted')).toEqual([])
    expect(await listed(lea, 'inbox', 'uncontacted')).toEqual([])

    await way.met(first)
    await lead.api.voidReferral({
      ...way.at(second),
      body: { secondPersonId: memberId(jonas), comment: 'Entered for somebody else.' },
    })
    expect(await listed(lead, 'outbox', 'uncontacted')).toEqual([lost.id])
    expect(await listed(chief, 'inbox', 'uncontacted')).toEqual([lost.id])
  })
})

describe('what is overdue', () => {
  test('is overdue on our side to whose turn it is, and on theirs to the other', async () => {
    const late = await referralIn(houses, 'offered')
    const later = await referralIn(houses, 'offered')
    expect(await listed(chief, 'inbox', 'overdue_ours')).toEqual([])
    await letDaysPass(later, 2, 'acknowledgement')
    await letPass(late, 'acknowledgement')
    const ids = [later.id, late.id]
    expect(await listed(chief, 'inbox', 'overdue_ours', 1)).toEqual(ids)
    expect(await listed(lead, 'outbox', 'overdue_theirs')).toEqual(ids)
    expect(await listed(chief, 'inbox', 'overdue_theirs')).toEqual([])
    expect(await listed(lead, 'outbox', 'overdue_ours')).toEqual([])

    // Told to both sides, and owed still: until it is done.
    await sweep()
    expect(await listed(chief, 'inbox', 'overdue_ours')).toEqual(ids)
    for (const [who, box, list] of [
      [chief, 'inbox', 'overdue_ours'],
      [lead, 'outbox', 'overdue_theirs'],
    ] as const) {
      const { body } = await who.api.listReferrals({ query: { box, list } })
      const [first] = body.items
      expect(first && pathLimits(first)).toMatchObject(
        [
          { policy: 'decision', side: 'receiver' },
          { policy: 'acknowledgement', side: 'receiver', actedAt: expect.any(String) },
        ].reverse(),
      )
      const { body: told } = await who.api.readTimeline({ params: { referralId: late.id } })
      expect(told.items.at(-1)).toMatchObject({ command: 'escalate', policy: 'acknowledgement' })
    }
    await way.acknowledged((await awa.api.readReferral({ params: { referralId: late.id } })).body)
    expect(await listed(chief, 'inbox', 'overdue_ours')).toEqual([later.id])
    expect(await listed(lead, 'outbox', 'overdue_theirs')).toEqual([later.id])
  })

  test('before the offer is the sender’s affair alone', async () => {
    const draft = await referralIn(houses, 'draft')
    await letPass(draft, 'draft_reminder')
    expect(await listed(lead, 'outbox', 'overdue_ours')).toContain(draft.id)
    expect(await listed(chief, 'inbox', 'overdue_theirs')).not.toContain(draft.id)
  })
})

test('a list is one of a box, and of referrals for whoever works with them', async () => {
  for (const query of [
    { list: 'uncontacted', participantId: lea.memberId as ParticipantId },
    { list: 'uncontacted', box: 'inbox', state: 'departed' },
  ] as const) {
    expect(await refusalOf(lead.api.listReferrals({ query }))).toMatchObject({ status: 400 })
  }
  const query = { list: 'uncontacted', box: 'inbox' } as const
  expect(await refusalOf(admins.bfz.api.listReferrals({ query }))).toMatchObject({ status: 403 })
})
