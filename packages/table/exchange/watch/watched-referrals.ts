import {
  isInvolved,
  isKnownToReceiver,
  type Owner,
  otherThan,
  owedAt,
  type Referral,
  uncontactedSince,
  type WatchList,
} from '@passerelle/domain/exchange'
import type { Instant } from '@passerelle/domain/kernel'
import { seesEveryReferral } from '@passerelle/domain/tenancy'
import { exchangeRanges } from '../../engine/keys/exchange.ts'
import type { Item } from '../../engine/row.ts'
import { type PageOf, type PageRequest, readPage } from '../../session/page.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import type { Reader } from '../referral/find-referral.ts'
import { readPresent } from '../referral/present-referrals.ts'
import { addressOf, type ListedReferral } from '../referral/referral-rows.ts'
import { isAskedRow } from './asked-rows.ts'

/** Which list, of what came in or of what went out. */
export type Watching = { readonly list: WatchList; readonly box: 'inbox' | 'outbox' }

/**
 * One page of what must not be forgotten, the longest ago first: one query in the list, and one call for what it names,
 * so that what is shown is as it is now.
 */
export async function watchedReferrals(
  table: TenantTable,
  reader: Reader,
  { list, box }: Watching,
  page: PageRequest,
): Promise<PageOf<ListedReferral>> {
  const { store, tenant } = table
  const side: Owner = box === 'inbox' ? 'receiver' : 'sender'
  const now = table.clock.now().toISOString()
  const isTheirs = (whose: Pick<Referral, 'sender' | 'receiver'>) => isInvolved(whose, side, reader)
  const coordinates = seesEveryReferral(reader.roles)
  const { items, ...rest } = await readPage(
    table,
    {
      name: `watch ${list} ${box}${coordinates ? '' : ` ${reader.memberId}`}`,
      ...exchangeRanges.watch(tenant, list),
      index: box === 'inbox' ? 'gsi1' : 'gsi2',
      upTo: now,
      keep: (item) => !isAskedRow(item) && (coordinates || isTheirs(whoseIn(item))),
    },
    page,
  )
  const found = await readPresent(store, items.map(addressOf))
  return {
    items: items
      .flatMap((item) => found.get(addressOf(item).id) ?? [])
      .filter((referral) => isTheirs(referral) && (side === 'sender' || isKnownToReceiver(referral)))
      .filter((referral) => isWatched(referral, side, list, now))
      .map((referral) => ({ side, referral })),
    ...rest,
  }
}

/** Whether it still belongs there: an index is a moment behind. */
function isWatched(referral: Referral, side: Owner, list: WatchList, now: Instant): boolean {
  const since =
    list === 'uncontacted'
      ? uncontactedSince(referral)
      : owedAt(referral, list === 'overdue_ours' ? side : otherThan(side))
  return since !== undefined && since <= now
}

export function whoseIn(item: Item): Pick<Referral, 'sender' | 'receiver'> {
  return item as unknown as Pick<Referral, 'sender' | 'receiver'> // written by `watchWrites` alone
}
