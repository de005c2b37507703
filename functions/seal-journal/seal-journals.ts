import { type Clock, Refused, type TenantId } from '@passerelle/domain/kernel'
import { log, traceOf, writeMetrics } from '@passerelle/runtime'
import type { LockedFiles } from '@passerelle/runtime/locked-files'
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
  /** The locked bucket, as far as these credentials reach. */
  readonly locked: (credentials: Credentials) => LockedFiles
}

/**
 * Seals the journal of every organisation as far as it has settled. It may be run twice, late, at once, or be cut off: a seal
 * is written only upon the one before it, and the next run goes on. An organisation that fails holds up no other.
 */
export async function sealJournals(context: SealingContext, order: SealingOrder = {}): Promise<Run> {
  const { journals, clock, mint, locked, stage } = context
  const now = order.due === undefined ? clock.now() : new Date(order.due)
  const key = await journals.key()
  const run = { sealed: 0, behind: 0 }
  for await (const tenant of journals.allTenants()) {
    try {
      const credentials = await mint(tenant.id)
      const journal = await journals.of(tenant, credentials, key)
      const { sealed, isDone } = await sealAll(journal, now)
      await lockAway(journal, locked(credentials))
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

/** Puts what was sealed where nobody takes it away any more. What an earlier run has left to be put there goes first. */
async function lockAway(journal: JournalSealer, locked: LockedFiles): Promise<void> {
  const chain = await journal.chain()
  const files = await journal.toLockAway(chain)
  if (files.length === 0) return
  for (const file of files) await locked.put(file)
  await unlessContended(journal.noteLockedAway(chain))
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
