import type { Referral } from '@passerelle/domain/exchange'
import { expect, it } from 'vitest'
import { exchangeRanges } from '../../engine/keys/exchange.ts'
import { anOffer, referralsOf, take } from '../../testing/referral.ts'
import { newId } from '../../testing/tenant.ts'
import { referrals } from '../referral/referrals.ts'
import { listWaiting, type WaitingLines } from './waiting.ts'
import { watchWrites } from './watch-rows.ts'

const lists = ['overdue_ours', 'overdue_theirs', 'uncontacted'] as const

/** The lists of both sides in which a referral stands. */
async function listsOf({ sender, receiver }: Awaited<ReturnType<typeof anOffer>>) {
  const standing = []
  for (const [side, table, index] of [
    ['sender', sender, 'gsi2'],
    ['receiver', receiver, 'gsi1'],
  ] as const) {
    for (const list of lists) {
      const { items } = await table.store.query({ ...exchangeRanges.watch(table.tenant, list), index })
      if (items.length > 0) standing.push(`${side} ${list}`)
    }
  }
  return standing
}

it('what either side owes stands in its own list, and in the other side’s list of what that one owes', async () => {
  // The receiver owes an answer, the sender a look at the consent before it runs out.
  expect(await listsOf(await anOffer())).toEqual([
    'sender overdue_ours',
    'sender overdue_theirs',
    'receiver overdue_ours',
    'receiver overdue_theirs',
  ])
})

it('moves with the step that answers it, and leaves with the one that ends it', async () => {
  const offer = await anOffer()
  const { sender, id } = offer
  await take(sender, id, { command: 'withdraw', body: { reason: 'did_not_depart' } })
  expect(await listsOf(offer)).toEqual([])
})

it('a step that changes nothing of what is owed writes it again where it stands, and takes nothing away', async () => {
  const { receiver, id } = await anOffer()
  const { referral } = await referralsOf(receiver).find(id)
  const later: Referral = { ...referral, version: referral.version + 1 }
  expect(watchWrites(referral, later).map((write) => 'put' in write)).toEqual([true, true])
})

it('a coach sees what waits for them, a coordinator all of it, and an organisation beside it nothing', async () => {
  const { receiver, sender, id } = await anOffer()
  const waits = async (
    table: typeof receiver,
    roles: readonly ('coach' | 'coordinator')[],
    isMine: boolean,
  ) => {
    const reader = { memberId: newId<'member'>(), roles }
    const lines: WaitingLines<readonly [string, string, string]> = {
      isMine: () => isMine,
      lineOf: ({ turn, side, referral }) => [turn, side, referral.id],
    }
    return (await listWaiting(table, reader, lines, { limit: 10 })).items
  }
  expect(await waits(receiver, ['coordinator'], true)).toEqual([['ours', 'receiver', id]])
  expect(await waits(receiver, ['coach'], false)).toEqual([])
  // The receiver may still answer in time, so the sender hears of nothing but its own task.
  expect(await waits(sender, ['coordinator'], true)).toEqual([['ours', 'sender', id]])
})

it('the list of what is late shows nothing that is not late yet', async () => {
  const { receiver } = await anOffer()
  const repository = referrals(receiver, { memberId: newId<'member'>(), roles: ['coordinator'] })
  expect((await repository.watched({ list: 'overdue_ours', box: 'inbox' }, { limit: 10 })).items).toEqual([])
})
