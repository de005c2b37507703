import type { Id, ModuleId } from '../kernel/index.ts'
import type { FollowOn, ModuleOutlook } from './outlook.ts'

/** How it stands with a module in a country: it goes on somewhere there, it knowingly does not, or nobody knows. */
export const standings = ['goes_on', 'dead_end', 'open'] as const
export type Standing = (typeof standings)[number]

/** Whether an offer or a vacancy still goes on. */
export type IsLive = (id: Id<'offer'> | Id<'vacancy'>) => boolean

/**
 * How it stands with one module, by all that is said of it in a country and in its regions. That it goes on in one region is
 * enough. Where all of what it went on in has ended since, it is open again: nobody has looked anew.
 */
export function standingOf(
  outlooks: readonly Pick<ModuleOutlook, 'continuation'>[],
  isLive: IsLive,
): Standing {
  const told = outlooks.flatMap(({ continuation }) => continuation ?? [])
  const goesOn = told.some((one) => one.kind === 'goes_on' && one.to.some((follow) => goes(follow, isLive)))
  if (goesOn) return 'goes_on'
  return told.some(({ kind }) => kind === 'dead_end') ? 'dead_end' : 'open'
}

/** What somebody else has is taken to go on until somebody says otherwise. */
function goes(follow: FollowOn, isLive: IsLive): boolean {
  if (follow.kind === 'offer') return isLive(follow.offerId)
  return follow.kind !== 'vacancy' || isLive(follow.vacancyId)
}

/** How many modules stand how, and of how many somebody says that something does not work there. */
export type OutlookCounts = { readonly [Key in Standing]: number } & { readonly warned: number }

export function countOutlooks(
  modules: readonly ModuleId[],
  outlooks: readonly ModuleOutlook[],
  isLive: IsLive,
): OutlookCounts {
  const byModule = Map.groupBy(outlooks, ({ moduleId }) => moduleId)
  const counts = { goes_on: 0, dead_end: 0, open: 0, warned: 0 }
  for (const module of modules) {
    const own = byModule.get(module) ?? []
    counts[standingOf(own, isLive)] += 1
    if (own.some(({ answers }) => answers.some(({ answer }) => answer === 'no'))) counts.warned += 1
  }
  return counts
}
