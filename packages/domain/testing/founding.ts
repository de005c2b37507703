import type { BusinessPlan } from '../founding/business-plan.ts'
import { type Acting, type Round, submitBusinessPlan } from '../founding/feedback-rounds.ts'
import type { BusinessPlanEntry } from '../founding/plan-entry.ts'
import { beginBusinessPlan, type Writing } from '../founding/write-plan.ts'
import { coach, countedIds, later, openedAt, participantId } from './casework.ts'

/** A tailor’s shop in Pikine, in francs, which have no smaller unit. */
export function aBusinessEntry(change: Partial<BusinessPlanEntry> = {}): BusinessPlanEntry {
  const francs = (minorUnits: number) => ({ minorUnits, currency: 'XOF' })
  return {
    idea: { what: 'Clothes made to measure', forWhom: 'Families of the quarter', isco08: '7531' },
    canvas: { customers: 'Families, schools', costs: 'Rent, cloth' },
    reserveMonths: 3,
    lines: [
      { kind: 'investment', label: 'Two sewing machines', amount: francs(600_000) },
      { kind: 'running_cost', label: 'Rent', amount: francs(75_000) },
      { kind: 'running_cost', label: 'Cloth', amount: francs(125_000) },
      { kind: 'revenue', label: 'Clothes', amount: francs(350_000) },
      { kind: 'own_funds', label: 'Savings', amount: francs(200_000) },
      { kind: 'grant', label: 'Start-up support', amount: francs(700_000) },
    ],
    steps: [{ step: 'Find a room' }, { step: 'Register', dueOn: '2026-06-01' }],
    ...change,
  }
}

export function writingAt(at = openedAt, from = 900): Writing {
  return { returnCountry: 'SN', ids: countedIds(from), at }
}

export function aBusinessPlan(change: Partial<BusinessPlanEntry> = {}): BusinessPlan {
  return beginBusinessPlan(participantId, aBusinessEntry(change), writingAt())
}

export const byCoach: Acting = { by: coach, at: later }

/** That plan as it was submitted. */
export function aSubmittedPlan(plan: BusinessPlan = aBusinessPlan()): Round {
  return submitBusinessPlan(plan, { confirmation: 'signed' }, byCoach)
}

/** The entry that leaves a plan as it is. */
export function entryOf({ idea, canvas, reserveMonths, lines, steps }: BusinessPlan): BusinessPlanEntry {
  return {
    ...(idea && { idea }),
    ...(canvas && { canvas }),
    reserveMonths,
    lines,
    steps: steps.map(({ doneOn: _, ...step }) => step),
  }
}
