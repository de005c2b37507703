import { wallClock } from '@passerelle/domain/calendar'
import type { MemberId, TenantId } from '@passerelle/domain/kernel'
import { randomIds, systemClock } from '@passerelle/runtime'
import { openTenantTable } from '@passerelle/table'
import { rebuildFigures } from '@passerelle/table/indicators'
import { memoryOf } from '../../support/memory.ts'
import type { Order, Outcome } from './rebuilding.ts'

/*
 * Makes the figures of organisations anew, one after the other, in a process that does nothing else, so that its memory is
 * that of a rebuild. Says after each page how far it is, and in the end what came of it.
 */

async function rebuildAll({ tenants, credentials, resources }: Order): Promise<void> {
  const outcome = { accounts: 0, rows: 0, changed: 0 }
  for (const tenant of tenants) {
    const table = await openTenantTable(
      { tenant: tenant as TenantId, member: '0'.repeat(26) as MemberId, credentials },
      resources,
      { operation: 'rebuild', clock: wallClock(systemClock, 'UTC'), ids: randomIds },
    )
    const { accounts, rows, changed } = await rebuildFigures(table, (read) =>
      tell({ accounts: outcome.accounts + read }),
    )
    outcome.accounts += accounts
    outcome.rows += rows
    outcome.changed += changed
  }
  // Where the system does not tell the peak, what is held in the end.
  const { peak } = memoryOf(process.pid) ?? { peak: process.memoryUsage.rss() / 1_000_000 }
  tell({ ...outcome, peakMegabytes: Math.round(peak) })
}

function tell(line: Outcome | { readonly accounts: number }): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

void rebuildAll(JSON.parse(process.argv[2] ?? '{}'))
