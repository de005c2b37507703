import type { Narrator } from '../narrator.ts'
import type { Cast } from './cast.ts'
import type { Ground } from './prepare.ts'

/** What happened is counted once and for all, and stands in a report that a funder may rest on. */
export async function countForFunders(
  { miriam }: Cast,
  { programmeId }: Ground,
  narrate: Narrator,
): Promise<void> {
  const { api, name } = miriam
  // Told again, there may be nothing left to count, so each telling asks anew.
  for (let waiting = true; waiting; ) {
    const { body } = await narrate.step(name, 'story.count', () => api.countFigures({}))
    waiting = body.waiting
  }
  const params = { programmeId }
  await narrate.step(name, 'story.figures', () => api.readFigures({ params }))
  const { body: known } = await api.listReports({ params })
  const idempotencyKey = `story-freeze-report-${known.items.length}`
  await narrate.step(name, 'story.freeze', () =>
    api.freezeReport({ params, body: { period: 'all' }, idempotencyKey }),
  )
}
