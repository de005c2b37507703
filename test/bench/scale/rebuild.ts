import type { MemberId, TenantId } from '@passerelle/domain/kernel'
import { randomIds, systemClock } from '@passerelle/runtime'
import { openTenantTable } from '@passerelle/table'
import { rebuildFigures } from '@passerelle/table/indicators'
import type { Order, Outcome } from './rebuilding.ts'

/*
 * Makes the figures of organisations anew, one after the other, in a process that does nothing else, so that its memory is
 * that of a rebuild. Says after each page how far it is, and in the end what came of it.
 */

const order: Order = JSON.parse(process.argv[2] ?? '{}')
const outcome = { accounts: 0, rows: 0, changed: 0 }
const tell = (line: Outcome | { readonly accounts: number }) =>
  process.stdout.write(`${JSON.stringify(line)}\n`)

for (const tenant of order.tenants) {
  const table = await openTenantTable(
    { tenant: tenant as TenantId, member: '0'.repeat(26) as MemberId, credentials: order.credentials },
    order.resources,
    { operation: 'rebuild', clock: systemClock, ids: randomIds },
  )
  const { accounts, rows, changed } = await rebuildFigures(table, (read) =>
    tell({ accounts: outcome.accounts + read }),
  )
  outcome.accounts += accounts
  outcome.rows += rows
  outcome.changed += changed
}
tell({ ...outcome, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) })
