import { type Clock, Refused, type TenantId } from '@passerelle/domain/kernel'
import { log, traceOf, writeMetrics } from '@passerelle/runtime'
import type { Credentials } from '@passerelle/table'
import type { SealClock } from '@passerelle/table/events'
import type { JournalSealer } from '@passerelle/table/seals'

/** So many seals of one organisation are made in a run, lest others wait: ten thousand lines of five minutes, or fifty days. */
const mostSeals = 50

/** The event that starts a run. */
export type SealingOrder = {
  /** When it was to run: what has settled by then is sealed, also when it runs late or is tried again. */
  readonly due?: string
}

/** The result of a run: seals that were made, and organisations whose chain is behind after it. */
export type Run = { readonly sealed: number; readonly behind: number }

export type SealingContext = {
  readonly journals: SealClock
  readonly clock: Clock
  readonly stage: string
  /** Credentials for one organisation alone. */
  readonly mint: (tenant: TenantId) => Promise<Credentials>
}

/**
 * Seals the journal of every organisation as far as it has settled. It may be run twice, late, at once, or be cut off: a seal
 * is written only upon the one before it, and the next run goes on. An organisation that fails holds up no other.
 */
export async function sealJournals(context: SealingContext, order: SealingOrder = {}): Promise<Run> {
  const { journals, clock, mint, stage } = context
  const now = order.due === undefined ? clock.now() : new Date(order.due)
  const key = await journals.key()
  const run = { sealed: 0, behind: 0 }
  for await (const tenant of journals.allTenants()) {
    try {
      const { sealed, isDone } = await sealAll(await journals.of(tenant, await mint(tenant.id), key), now)
      run.sealed += sealed
      if (!isDone) run.behind += 1
    } catch (error) {
      run.behind += 1
      log('error', 'a journal was left behind', { tenant: tenant.id, ...traceOf(error) })
    }
  }
  log('info', 'journals sealed', { records: run.sealed, failed: run.behind })
  writeMetrics('stage', { journalsBehind: 'Count' }, { stage, journalsBehind: run.behind })
  return run
}

async function sealAll(
  journal: JournalSealer,
  now: Date,
): Promise<{ readonly sealed: number; readonly isDone: boolean }> {
  let chain = await journal.chain()
  for (let sealed = 0; sealed < mostSeals; sealed += 1) {
    const next = await unlessContended(journal.sealNext(chain, now.toISOString()))
    if (next === undefined) return { sealed, isDone: true }
    chain = next
  }
  return { sealed: mostSeals, isDone: false }
}

/** Whoever sealed in the same moment goes on with it. */
async function unlessContended<Result>(act: Promise<Result>): Promise<Result | undefined> {
  try {
    return await act
  } catch (error) {
    if (error instanceof Refused && error.refusal.code === 'stale_version') return undefined
    throw error
  }
}
