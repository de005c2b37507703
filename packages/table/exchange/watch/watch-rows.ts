import {
  type Owner,
  owedAt,
  type Referral,
  uncontactedSince,
  type WatchList,
} from '@passerelle/domain/exchange'
import type { Instant } from '@passerelle/domain/kernel'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import { isSameKey, type Key } from '../../engine/keys/key.ts'
import { remove, set, type Write } from '../../engine/write.ts'

/** A place of a referral in the lists of what must not be forgotten. */
type Watch = {
  readonly key: Key
  readonly since: Instant
  /** In which list it stands for each side. */
  readonly lists: Readonly<Record<Owner, WatchList>>
}

/**
 * Puts a referral into those lists, moves it, or takes it out, by what a step has changed. The receiver's list shows
 * it from the offer on.
 *
 * @param before nothing where the referral is new
 */
export function watchWrites(before: Referral | undefined, after: Referral): readonly Write[] {
  const stood = before === undefined ? [] : watchesOf(before)
  const stands = watchesOf(after)
  const left = stood.filter(({ key }) => !stands.some((watch) => isSameKey(watch.key, key)))
  return [...left.map(({ key }) => remove(key)), ...stands.map((watch) => set(watchRow(watch, after)))]
}

function watchesOf(referral: Referral): readonly Watch[] {
  const contact = uncontactedSince(referral)
  return [
    ...owed(referral, 'sender', { sender: 'overdue_ours', receiver: 'overdue_theirs' }),
    ...owed(referral, 'receiver', { sender: 'overdue_theirs', receiver: 'overdue_ours' }),
    ...(contact === undefined
      ? []
      : [
          {
            key: exchangeKeys.uncontacted(referral),
            since: contact,
            lists: { sender: 'uncontacted', receiver: 'uncontacted' } as const,
          },
        ]),
  ]
}

function owed(referral: Referral, side: Owner, lists: Watch['lists']): readonly Watch[] {
  const since = owedAt(referral, side)
  return since === undefined ? [] : [{ key: exchangeKeys.owed(referral, side), since, lists }]
}

function watchRow({ key, since, lists }: Watch, { from, to, id, sender, receiver, ...now }: Referral) {
  return {
    key,
    ...(now.offeredAt && { index1: exchangeKeys.watch(to, lists.receiver, since, id) }),
    index2: exchangeKeys.watch(from, lists.sender, since, id),
    entity: 'ReferralWatch',
    version: now.version,
    // Whose it is, so that a coach's list need not read every referral.
    clear: { from, to, id, changedAt: now.changedAt, sender, ...(receiver && { receiver }) },
  }
}
