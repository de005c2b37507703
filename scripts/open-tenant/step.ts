import type { Client } from '@passerelle/client'

export type Thing =
  | 'organisation'
  | 'member'
  | 'place'
  | 'calendar'
  | 'programme'
  | 'site'
  | 'module'
  | 'corridor'

export type Named = { readonly thing: Thing; readonly name: string }

/** One thing that is to be made, or whose `fields` are to change. */
export type Step = Named & {
  readonly fields?: readonly string[]
  /** It rests on a step before it; what exactly it takes is known once that was done. */
  readonly isLater: boolean
  readonly send: (api: Client) => Promise<unknown>
}

/** What it takes for an organisation to stand as a file says. */
export type Plan = {
  readonly steps: readonly Step[]
  /** What stands as in the file. */
  readonly same: readonly Named[]
  /** What stands and is not in the file: it stays. */
  readonly surplus: readonly Named[]
  /** What stands otherwise, and cannot be changed any more. */
  readonly fixed: readonly (Named & { readonly field: string })[]
  /** What the file names and nobody is. */
  readonly unknown: readonly (Named & { readonly field: string })[]
}

export const nothing: Plan = { steps: [], same: [], surplus: [], fixed: [], unknown: [] }

export function joined(plans: readonly Plan[]): Plan {
  return {
    steps: plans.flatMap(({ steps }) => steps),
    same: plans.flatMap(({ same }) => same),
    surplus: plans.flatMap(({ surplus }) => surplus),
    fixed: plans.flatMap(({ fixed }) => fixed),
    unknown: plans.flatMap(({ unknown }) => unknown),
  }
}

export function oneStep(thing: Named, send: Step['send']): Plan {
  return { ...nothing, steps: [{ ...thing, isLater: false, send }] }
}

/** A change of the fields that differ, or nothing to do where none does. */
export function oneChange(thing: Named, changed: object, send: Step['send']): Plan {
  const fields = Object.keys(changed)
  if (fields.length === 0) return { ...nothing, same: [thing] }
  return { ...nothing, steps: [{ ...thing, fields, isLater: false, send }] }
}
