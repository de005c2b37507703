import type { Narrator } from '../narrator.ts'
import type { StoryDays } from './calendar.ts'
import type { Cast } from './cast.ts'
import type { Ground } from './prepare.ts'

/** What happened is counted once and for all, and stands in a report that a funder may rest on. */
export async function countForFunders(
  { miriam, fund }: Cast,
  { programmeId }: Ground,
  days: StoryDays,
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
  await publishYear({ miriam, fund }, programmeId, days, narrate)
}

/** Who pays is told of the year before, which is over, and of few people nothing. */
async function publishYear(
  { miriam, fund }: Pick<Cast, 'miriam' | 'fund'>,
  programmeId: Ground['programmeId'],
  days: StoryDays,
  narrate: Narrator,
): Promise<void> {
  const period = String(Number(days.day(0).slice(0, 4)) - 1)
  const key = (step: string) => ({ idempotencyKey: `story-${step}-year-${period}` })
  const { body: report } = await narrate.step(miriam.name, 'story.freezeYear', () =>
    miriam.api.freezeReport({ params: { programmeId }, body: { period }, ...key('freeze') }),
  )
  await narrate.step(
    miriam.name,
    'story.publishYear',
    () =>
      miriam.api.publishReport({
        params: { programmeId, reportId: report.id },
        body: { to: fund.tenant.id },
        ...key('publish'),
      }),
    { name: fund.tenant.name },
  )
  const { api, name } = fund.admin
  const { body: published } = await narrate.step(name, 'story.listPublications', () =>
    api.listPublications({}),
  )
  for (const { id } of published.items) {
    await narrate.step(name, 'story.readPublication', () =>
      api.readPublication({ params: { publicationId: id } }),
    )
  }
}
