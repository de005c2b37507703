import { type Asked, organisationOf } from '@passerelle/domain/exchange'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import type { ReferralAddress } from '../../engine/keys/key.ts'
import { type Item, versionOf } from '../../engine/row.ts'
import { set, type Write } from '../../engine/write.ts'

// What nobody has read or answered in so long is no task any more.
const keptDays = 180

const entity = 'ReferralAsked'

/**
 * Puts what one side has said into the list of what the other side owes. Unlike the rest of that list it names nobody:
 * the referral says who answers for it, also after it was handed on.
 */
export function askedWrite(place: ReferralAddress, asked: Asked): Write {
  const { from, to, id } = place
  const { task, side, since, last } = asked
  const isReceivers = side === 'receiver'
  const list = exchangeKeys.watch(organisationOf(place, side), 'overdue_ours', since, id)
  return set({
    key: exchangeKeys.asked(place, side, task),
    ...(isReceivers ? { index1: list } : { index2: list }),
    entity,
    version: last,
    clear: { from, to, id, changedAt: since, asked: said(asked) },
    expiresAt: Math.ceil(Date.parse(since) / 1000) + keptDays * 86_400,
  })
}

export function isAskedRow(item: Item): boolean {
  return item['entity'] === entity
}

/** What a side is asked, as its row says. */
export function readAsked(item: Item | undefined): Asked | undefined {
  if (item === undefined || !isAskedRow(item)) return undefined
  return { ...(item['asked'] as Omit<Asked, 'last'>), last: versionOf(item) } // written by `askedWrite` alone
}

function said({ task, side, since, count, notice, until }: Asked) {
  return { task, side, since, count, notice, ...(until !== undefined && { until }) }
}
