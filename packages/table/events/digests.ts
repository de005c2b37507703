import type { OwnCalendar } from '@passerelle/domain/calendar'
import { canStillBeSaid, isStillAsked, type Owner, type Referral } from '@passerelle/domain/exchange'
import type { CalendarDate, Clock, ReferralId, TenantId } from '@passerelle/domain/kernel'
import { isOver } from '@passerelle/domain/newcomers'
import type { Tenant } from '@passerelle/domain/tenancy'
import { exchangeKeys, exchangeRanges } from '../engine/keys/exchange.ts'
import { contactRanges } from '../engine/keys/newcomers.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import type { Item } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { addressOf, isAskedRow, readAsked, readReferral, whoseIn } from '../exchange/index.ts'
import { type DueOf, dueUntil } from '../follow-up/index.ts'
import { readContactLine } from '../newcomers/index.ts'
import { type ToldEnding, toldEndings } from '../retention/index.ts'
import type { Resources } from '../session/scope.ts'
import { openStaffStore } from '../session/staff-table.ts'
import { allTenants, readOwnCalendar } from '../tenancy/index.ts'
import { type Letters, letters } from './letters.ts'

/** On which side of a referral an organisation owes something, and whose the referral is. */
export type Owed = { readonly side: Owner; readonly whose: Pick<Referral, 'sender' | 'receiver'> }

/** Digests for members once a day: all that waits in an organisation, and the letters about it. */
export type Digests = Letters & {
  /** Every organisation of the platform. */
  allTenants(): AsyncGenerator<Tenant>
  /** The calendar by which an organisation works: what it corrects of its country's. */
  ownCalendarOf(tenant: TenantId): Promise<OwnCalendar>
  /** Each referral in which an organisation owes something, once a side. */
  owedBy(tenant: TenantId): AsyncGenerator<Owed>
  /** How many people without an account wait for an answer of an organisation. One query. */
  waitingNewcomers(tenant: TenantId): Promise<number>
  /** Each follow-up of an organisation that is due up to a day, and who works with its case. */
  dueFollowUps(tenant: TenantId, until: CalendarDate): Promise<readonly DueOf[]>
  /** Each case of an organisation of which was told that it ends up to a day, and who works with it. */
  toldEndings(tenant: TenantId, until: CalendarDate): Promise<readonly ToldEnding[]>
}

export function openDigests(resources: Resources, { clock }: { readonly clock: Clock }): Digests {
  const own = openStaffStore(resources)
  return {
    ...letters(own),
    allTenants: () => allTenants(own.store),
    ownCalendarOf: async (tenant) => readOwnCalendar(await own.store.get(tenantKeys.calendar(tenant))),
    async waitingNewcomers(tenant) {
      const range = { ...contactRanges.waiting(tenant), index: 'gsi1' } as const
      const now = clock.now().toISOString()
      const rows = await allOf(own.store.queryAll(range))
      return rows.filter((row) => !isOver(readContactLine(row), now)).length
    },
    dueFollowUps: (tenant, until) => dueUntil({ store: own.store, tenant }, until),
    toldEndings: (tenant, until) => toldEndings({ store: own.store, tenant }, until),

    async *owedBy(tenant) {
      for (const [side, index] of [
        ['receiver', 'gsi1'],
        ['sender', 'gsi2'],
      ] as const) {
        const range = { ...exchangeRanges.watch(tenant, 'overdue_ours'), index }
        // Several things may wait in one referral.
        const counted = new Set<ReferralId>()
        for await (const item of own.store.queryAll(range)) {
          const { id } = addressOf(item)
          if (counted.has(id)) continue
          const whose = isAskedRow(item) ? await askedOf(item) : whoseIn(item)
          if (whose === undefined) continue
          counted.add(id)
          yield { side, whose }
        }
      }
    },
  }

  /** Whose it is to read or to answer, as the referral says now; nothing where the two talk no more, or it is too late. */
  async function askedOf(item: Item): Promise<Owed['whose'] | undefined> {
    const [asked, row] = [readAsked(item), await own.store.get(exchangeKeys.referral(addressOf(item)))]
    if (asked === undefined || row === undefined) return undefined
    const referral = readReferral(row)
    return canStillBeSaid(referral) && isStillAsked(asked, 0, clock.now().toISOString())
      ? referral
      : undefined
  }
}
