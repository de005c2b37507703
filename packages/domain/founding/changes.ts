import * as z from 'zod'
import type { BusinessContent } from './business-plan.ts'
import type { BusinessStep, FinanceLine } from './content.ts'
import { planParts } from './edition.ts'

/**
 * One difference between two editions: where it is, and what became of it. A line or a step is named by its id, a box by
 * its name.
 */
export const businessChangeSchema = z.strictObject({
  part: z.enum(planParts),
  name: z.string(),
  change: z.enum(['added', 'removed', 'changed', 'moved']),
})

export type BusinessChange = z.infer<typeof businessChangeSchema>

/** What one edition says otherwise than another, part by part. Whether a step is done is no difference. */
export function changesBetween(before: BusinessContent, now: BusinessContent): readonly BusinessChange[] {
  return [
    ...changesOfFields('idea', before.idea, now.idea),
    ...changesOfFields('canvas', before.canvas, now.canvas),
    ...changesOfFields(
      'finance',
      { reserveMonths: before.reserveMonths },
      { reserveMonths: now.reserveMonths },
    ),
    ...changesOfList('finance', before.lines, now.lines, textOfLine),
    ...changesOfList('steps', before.steps, now.steps, textOfStep),
  ]
}

function changesOfFields(
  part: BusinessChange['part'],
  before: object | undefined,
  now: object | undefined,
): readonly BusinessChange[] {
  const [old, present] = [entriesOf(before), entriesOf(now)]
  return [...new Set([...old.keys(), ...present.keys()])].flatMap((name) => {
    if (old.get(name) === present.get(name)) return []
    const change = !old.has(name) ? 'added' : present.has(name) ? 'changed' : 'removed'
    return [{ part, name, change } as const]
  })
}

/** What stayed and stands in another order is moved; what is new or gone moves nothing. */
function changesOfList<One extends { readonly id: string }>(
  part: BusinessChange['part'],
  before: readonly One[],
  now: readonly One[],
  textOf: (one: One) => string,
): readonly BusinessChange[] {
  const [old, present] = [byId(before), byId(now)]
  const stayed = before.filter(({ id }) => present.has(id)).map(({ id }) => id)
  const order = now.filter(({ id }) => old.has(id)).map(({ id }) => id)
  return [
    ...before
      .filter(({ id }) => !present.has(id))
      .map(({ id }): BusinessChange => ({ part, name: id, change: 'removed' })),
    ...now.flatMap((one): BusinessChange[] => {
      const former = old.get(one.id)
      if (former === undefined) return [{ part, name: one.id, change: 'added' }]
      if (textOf(former) !== textOf(one)) return [{ part, name: one.id, change: 'changed' }]
      return stayed.indexOf(one.id) === order.indexOf(one.id) ? [] : [{ part, name: one.id, change: 'moved' }]
    }),
  ]
}

function byId<One extends { readonly id: string }>(all: readonly One[]): ReadonlyMap<string, One> {
  return new Map(all.map((one) => [one.id, one]))
}

function entriesOf(part: object = {}): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(part).filter(([, value]) => value !== undefined))
}

function textOfLine({ kind, label, amount }: FinanceLine): string {
  return JSON.stringify([kind, label, amount.minorUnits, amount.currency])
}

function textOfStep({ step, task, dueOn }: BusinessStep): string {
  return JSON.stringify([step, task, dueOn])
}
