import { Refused, type TenantId } from '@passerelle/domain/kernel'
import { log, traceOf } from '@passerelle/runtime'
import type { Credentials } from '@passerelle/table'
import type { ErasureCompletion } from '@passerelle/table/events'
import * as z from 'zod'

/** So many cases are removed in a run at the most, lest it is cut off; what is left is removed in the next. */
const maxRemovals = 2_000

/**
 * How many cases may go at the most. Without it nothing is removed: the run only counts, and whoever started it says
 * with the next whether that number is what was to be expected.
 */
const orderSchema = z.strictObject({ atMost: z.int().min(0).default(0) })

/** The result of a run. */
export type Completion = {
  /** Cases of which rows came back although no key opens them. */
  readonly keyless: number
  /** Those of them that were removed, with so many rows. */
  readonly removed: number
  readonly rows: number
  /** Referrals of theirs that came back as under way: their organisations are to end them. */
  readonly underWay: number
  /** Cases that are left to a further run, and those that failed, with the organisations that could not be looked at. */
  readonly left: number
  readonly failed: number
}

type Counts = { -readonly [Count in keyof Completion]: number }

/**
 * Completes what was erased before a restore: removes every case that no key opens any more, of every organisation, with
 * all that leads to it. Called by hand by who may deploy, after the table came back and before anybody works. It may be
 * run twice, at once, or be cut off: the next run goes on.
 */
export function completeErasures(context: {
  readonly completion: ErasureCompletion
  /** Credentials for one organisation alone. */
  readonly mint: (tenant: TenantId) => Promise<Credentials>
}): (order: unknown) => Promise<Completion> {
  const { completion, mint } = context

  /** Does something with the cases of each organisation. One that fails holds up no other. */
  async function ofEach(
    counts: Counts,
    act: (cases: Awaited<ReturnType<ErasureCompletion['of']>>) => Promise<void>,
  ): Promise<void> {
    for await (const { id } of completion.allTenants()) {
      try {
        await act(await completion.of(id, await mint(id)))
      } catch (error) {
        counts.failed += 1
        log('error', 'an organisation was left out', { tenant: id, ...traceOf(error) })
      }
    }
  }

  return async (order) => {
    const { atMost } = orderSchema.parse(order ?? {})
    const counts: Counts = { keyless: 0, removed: 0, rows: 0, underWay: 0, left: 0, failed: 0 }
    // All are counted before the first one goes: more than was said means that something else is wrong.
    await ofEach(counts, async (cases) => {
      counts.keyless += (await cases.find()).length
    })
    counts.left = counts.keyless
    if (counts.keyless > atMost || counts.failed > 0) {
      log('info', 'cases without a key counted', { records: counts.keyless, failed: counts.failed })
      return counts
    }
    await ofEach(counts, async (cases) => {
      for (const keyless of await cases.find()) {
        if (counts.removed === Math.min(atMost, maxRemovals)) return
        await take(counts, () => cases.remove(keyless))
      }
    })
    counts.left = counts.keyless - counts.removed
    log('info', 'erasures completed', { records: counts.removed, failed: counts.failed })
    return counts
  }
}

async function take(
  counts: Counts,
  remove: () => Promise<{ readonly rows: number; readonly underWay: number }>,
): Promise<void> {
  try {
    const { rows, underWay } = await remove()
    counts.removed += 1
    counts.rows += rows
    counts.underWay += underWay
  } catch (error) {
    // Another run removed it in the same moment, or its key is there after all.
    if (error instanceof Refused && error.refusal.code === 'contended') return
    counts.failed += 1
    log('error', 'a case was left behind', traceOf(error))
  }
}
