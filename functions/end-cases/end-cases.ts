import { type Clock, type TenantId, utcDayOf } from '@passerelle/domain/kernel'
import { log, traceOf } from '@passerelle/runtime'
import type { Credentials } from '@passerelle/table'
import type { RetentionClock } from '@passerelle/table/events'
import { endCase } from './end-case.ts'

/** So many cases of one organisation are looked at in a run, lest others wait; what is left is looked at in the next. */
const maxLooks = 500

/** The event that starts a run. */
export type EndingOrder = {
  /** When it was to run: what is due by then ends, also when it runs late or is tried again. */
  readonly due?: string
}

/** The result of a run: cases that were looked at, of which was told that they end, that ended, and that failed. */
export type Run = {
  readonly looked: number
  readonly told: number
  readonly ended: number
  readonly failed: number
}

export type EndingContext = {
  readonly retention: RetentionClock
  readonly clock: Clock
  /** Credentials for one organisation alone. */
  readonly mint: (tenant: TenantId) => Promise<Credentials>
}

/**
 * Ends the closed cases of every organisation whose time is over. It may be run twice, late, or be cut off: each step is
 * written only if the case still is as it was read, and the next run goes on. A case that fails holds up no other.
 */
export async function endCases(context: EndingContext, order: EndingOrder = {}): Promise<Run> {
  const today = utcDayOf((order.due === undefined ? context.clock.now() : new Date(order.due)).toISOString())
  const run = { looked: 0, told: 0, ended: 0, failed: 0 }
  for await (const { id } of context.retention.allTenants()) {
    try {
      await endOf(context, id, today, run)
    } catch (error) {
      run.failed += 1
      log('error', 'an organisation was left out', { tenant: id, ...traceOf(error) })
    }
  }
  log('info', 'cases ended', { records: run.ended, failed: run.failed })
  return run
}

async function endOf(
  { retention, mint }: EndingContext,
  tenant: TenantId,
  today: string,
  run: { -readonly [Count in keyof Run]: number },
): Promise<void> {
  const cases = await retention.of(tenant, await mint(tenant))
  let looks = 0
  for await (const { participantId } of cases.toLookAt(today)) {
    if (looks === maxLooks) return
    looks += 1
    run.looked += 1
    try {
      const look = await endCase(cases, participantId, today)
      if (look !== 'waited') run[look] += 1
    } catch (error) {
      run.failed += 1
      log('error', 'a case was left behind', traceOf(error))
    }
  }
}
