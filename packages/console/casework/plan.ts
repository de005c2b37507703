import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { typedNumber } from '@passerelle/messages/typed'
import { codeOf } from './occupations.ts'

export type PlanBody = CallOptions<'beginPlan'>['body']
type Plan = ResourceOf<'readPlan'>
type Module = ResourceOf<'listModules'>['items'][number]
type Title = Module['title']

export const confirmations = [
  'signed',
  'spoken',
  'witnessed',
] as const satisfies readonly CodesOf<'confirmation'>[]

/** One module as it may be chosen: what it is called, and how much of it there is. */
export type Offer = { readonly moduleId: string; readonly title: Title; readonly teachingUnits: number }

type ItemEntry = {
  id?: string
  moduleId: string
  purpose: string
  teachingUnits: string
  findingIds: string[]
}

/** What is typed, in the shape of the body that is sent. */
export type PlanEntry = {
  occupationalGoal: { isco08: string; note: string }
  businessIdea: boolean
  businessIdeaNote: string
  items: ItemEntry[]
}

/** A plan to begin, or the one that is there to write anew. */
export function planEntry(before: Plan | undefined, textOf: (code: string) => string): PlanEntry {
  const goal = before?.occupationalGoal
  return {
    occupationalGoal: { isco08: goal ? textOf(goal.isco08) : '', note: goal?.note ?? '' },
    businessIdea: before?.businessIdea ?? false,
    businessIdeaNote: before?.businessIdeaNote ?? '',
    items: (before?.items ?? []).map(({ id, moduleId, purpose, teachingUnits, findingIds = [] }) => ({
      id,
      moduleId,
      purpose,
      teachingUnits: String(teachingUnits),
      findingIds: [...findingIds],
    })),
  }
}

/** The modules that can be chosen: those that are offered, and those that stand in the plan already. */
export function offersOf(modules: readonly Module[], before: Plan | undefined): readonly Offer[] {
  const offered = modules
    .filter(({ state }) => state === 'offered')
    .map(({ id, title, teachingUnits }) => ({ moduleId: String(id), title, teachingUnits }))
  const kept = (before?.items ?? []).map(({ moduleId, title, teachingUnits }) => ({
    moduleId: String(moduleId),
    title,
    teachingUnits,
  }))
  const gone = kept.filter(({ moduleId }, place) => {
    const isFirst = kept.findIndex((one) => one.moduleId === moduleId) === place
    return isFirst && offered.every((one) => one.moduleId !== moduleId)
  })
  return [...offered, ...gone]
}

/** The items after a module was chosen, at the end, or left out. */
export function withModule(items: readonly ItemEntry[], offer: Offer, isChosen: boolean): ItemEntry[] {
  const others = items.filter(({ moduleId }) => moduleId !== offer.moduleId)
  return isChosen
    ? [
        ...items,
        { moduleId: offer.moduleId, purpose: '', teachingUnits: String(offer.teachingUnits), findingIds: [] },
      ]
    : others
}

export function planBody({
  occupationalGoal: { isco08, note },
  businessIdea,
  businessIdeaNote,
  items,
}: PlanEntry): PlanBody {
  const body = {
    ...(isco08.trim() !== '' && {
      occupationalGoal: { isco08: codeOf(isco08), ...(note.trim() && { note }) },
    }),
    businessIdea,
    ...(businessIdea && businessIdeaNote.trim() && { businessIdeaNote }),
    items: items.map(({ teachingUnits, findingIds, ...item }) => ({
      ...item,
      ...(findingIds.length > 0 && { findingIds }),
      ...(teachingUnits.trim() !== '' && { teachingUnits: typedNumber(teachingUnits) }),
    })),
  }
  return body as PlanBody // what was typed may break a rule: the API refuses it by field
}
