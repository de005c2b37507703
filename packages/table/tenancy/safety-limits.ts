import { type AgreedLimit, isLower, limitsTowards, type SafetyLimits } from '@passerelle/domain/tenancy'
import { exchangeKeys } from '../engine/keys/exchange.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import type { Write } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { agreementWrite, readCorridor } from './agreement.ts'
import { limitsWrite, readLimits, requireLimits } from './limits-row.ts'

/**
 * The limits that a tenant sets for what it sends. They stand in one row of its own; each corridor's agreement carries
 * those that concern it, because the other party reads that one and nothing else.
 */
export type SafetyBook = {
  get(): Promise<SafetyLimits>
  /** Writes changed limits, and lets every corridor know of them. */
  change(before: SafetyLimits, after: SafetyLimits, change: LimitChange): Promise<void>
}

export type LimitChange = {
  readonly entry: JournalEntry
  /** The further conditions. */
  readonly besides: readonly Write[]
}

// A transaction takes a hundred writes; some are taken by what stands beside the agreements.
const agreementsAtOnce = 80

export function safetyBook({ store, tenant, unitOfWork }: TenantTable): SafetyBook {
  return {
    async get() {
      return readLimits(await store.get(tenantKeys.safetyLimits(tenant)))
    },

    /**
     * One transaction, where the corridors are no more than it takes. With more of them, what closes is spread before
     * the change counts and what opens after: an attempt that is cut off leaves less open than it should, never more.
     * Asking for the same again completes it.
     */
    async change(before, after, { entry, besides }) {
      const writes = await spreading(after)
      const first = writes.slice(0, agreementsAtOnce)
      const others = Array.from({ length: Math.ceil(writes.length / agreementsAtOnce) - 1 }, (_, n) =>
        writes.slice((n + 1) * agreementsAtOnce, (n + 2) * agreementsAtOnce),
      )
      const spreadOthers = async () => {
        for (const chunk of others) await store.transact(chunk)
      }
      if (isClosing(before, after)) await spreadOthers()
      await unitOfWork.commit({
        entry,
        status: 200,
        writes: [
          before === after ? requireLimits(tenant, before) : limitsWrite(tenant, before, after),
          ...besides,
          ...first,
        ],
      })
      if (!isClosing(before, after)) await spreadOthers()
    },
  }

  /** The agreements that say something else than they should. Read by key: an index may not know of the newest yet. */
  async function spreading(after: SafetyLimits): Promise<readonly Write[]> {
    const agreements = await store.getAll(
      after.recipients.map((to) => exchangeKeys.agreement({ from: tenant, to })),
    )
    return agreements.map(readCorridor).flatMap((corridor) => {
      const limits = limitsTowards(after, corridor.to)
      if (isSame(limits, corridor.limits ?? [])) return []
      return [agreementWrite({ ...corridor, limits, version: corridor.version + 1 }, corridor.version)]
    })
  }
}

function isSame(some: readonly AgreedLimit[], others: readonly AgreedLimit[]): boolean {
  const known = new Map(others.map(({ scope, highest }) => [scope, highest]))
  return some.length === others.length && some.every(({ scope, highest }) => known.get(scope) === highest)
}

function isClosing(before: SafetyLimits, after: SafetyLimits): boolean {
  return after.limits.some(({ scope, holds }) => {
    const earlier = before.limits.find((limit) => limit.scope === scope)
    return isLower(holds, earlier?.holds ?? 'T3')
  })
}
