import type { ReferralKind } from '../../sharing/kinds.ts'
import type { PolicyKey } from '../deadlines/policies.ts'
import type { Command } from '../referral/commands.ts'
import type { Transition } from './transition.ts'
import { transitions } from './transitions.ts'

/** Before a referral begins, and after it is deleted. */
export const nowhere = '[*]'

/** The rows that a referral of one kind can come to, in their order, each from those of its states that are reached. */
export function transitionsOf(kind: ReferralKind): readonly Transition[] {
  const reached = reachedStates(kind)
  return transitions
    .filter(
      (row) => isOfKind(row, kind) && (row.from.length === 0 || row.from.some((from) => reached.has(from))),
    )
    .map((row) => ({ ...row, from: row.from.filter((from) => reached.has(from)) }))
}

/** The states that a referral of one kind can come to, and the nowhere that it comes from. */
export function reachedStates(kind: ReferralKind): ReadonlySet<string> {
  const reached = new Set([nowhere])
  // A set is walked to its end, also to what is added meanwhile.
  for (const state of reached) {
    for (const row of transitions) {
      for (const [from, to] of arrowsOf(row, kind)) if (from === state) reached.add(to)
    }
  }
  return reached
}

/** From which state to which a row leads for one kind, as far as it changes the state. */
export function arrowsOf(row: Transition, kind: ReferralKind): readonly (readonly [string, string])[] {
  const { from, to } = row
  if (to === 'unchanged' || !isOfKind(row, kind)) return []
  if (from.length === 0) return [[nowhere, to]]
  return from.filter((state) => state !== to).map((state) => [state, to === 'deleted' ? nowhere : to])
}

function isOfKind({ kinds }: Transition, kind: ReferralKind): boolean {
  return kinds?.includes(kind) ?? true
}

/** The commands that start a limit. */
export function startedBy(policy: PolicyKey): readonly Command[] {
  const starting = transitions.filter(({ starts = [] }) => starts.includes(policy))
  return [...new Set(starting.map(({ command }) => command))]
}
