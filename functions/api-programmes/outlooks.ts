import type { NewOutlook, Outlooks } from '@passerelle/contract/outlooks'
import type { ModuleId, ProgrammeId } from '@passerelle/domain/kernel'
import { assertRoom, countOutlooks, type ModuleOutlook, tellOutlook as tell } from '@passerelle/domain/labour'
import { isCurrent } from '@passerelle/domain/vacancies'
import { assertVersion } from '@passerelle/table'
import type { FollowedOn } from '@passerelle/table/vacancies'
import type { ProgrammesContext } from './context.ts'
import { outlookEntry } from './entry.ts'

/** Where the modules of a programme go on in a country, whether what they teach works there, and in numbers. */
export async function readOutlooks(
  context: ProgrammesContext,
  programmeId: ProgrammeId,
  country: string,
): Promise<Outlooks> {
  const [outlooks, modules] = await Promise.all([
    context.outlooks.inCountry(programmeId, country),
    context.programmes.everyModule(programmeId),
  ])
  const now = context.clock.now().toISOString()
  const followOns = (await context.outlooks.followedOn(outlooks)).map((follow) => ({
    id: follow.id,
    title: follow.title,
    isLive: isLive(follow, now),
  }))
  const live = new Set<string>(followOns.flatMap(({ id, isLive }) => (isLive ? [id] : [])))
  const offered = modules.flatMap(({ id, state }) => (state === 'offered' ? [id] : []))
  return {
    programmeId,
    country,
    counts: countOutlooks(offered, outlooks, (id) => live.has(id)),
    outlooks: [...outlooks],
    followOns,
  }
}

/** Tells what becomes of a module in a place, on what was told before. */
export async function tellOutlook(
  context: ProgrammesContext,
  programmeId: ProgrammeId,
  moduleId: ModuleId,
  { area, ...entry }: NewOutlook,
  expected: number,
): Promise<ModuleOutlook> {
  const [before] = await Promise.all([
    context.outlooks.get({ programmeId, moduleId, area }),
    context.programmes.getModule(programmeId, moduleId),
  ])
  assertVersion(before, expected)
  if (before.version === 1) assertRoom(await context.outlooks.inCountry(programmeId, area.country))
  const telling = { by: context.me, on: context.clock.today(), at: context.clock.now().toISOString() }
  const now = tell(before, entry, telling)
  await context.outlooks.replace(now, before.version, outlookEntry(now, Object.keys(entry)))
  return now
}

function isLive(follow: FollowedOn, now: string): boolean {
  if ('offer' in follow) return follow.offer.state === 'published'
  return follow.vacancy.state === 'open' && isCurrent(follow.vacancy, now)
}
