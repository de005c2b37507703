import { createHash } from 'node:crypto'
import type { Accompanied, Facets, Occurrence, SupportMeasure } from '@passerelle/domain/indicators'
import type { ModuleId, ProgrammeId } from '@passerelle/domain/kernel'

/** How much there is: as much as was published of Perspektive Heimat, or less. */
export type Scale = {
  readonly measures: number
  readonly persons: number
  readonly tenants: number
}

/** The published figures: 897,900 measures in four years and thirteen countries. */
export const published: Scale = { measures: 897_900, persons: 60_000, tenants: 30 }

const countries = ['AL', 'EG', 'GH', 'GM', 'IQ', 'MA', 'NG', 'PK', 'RS', 'SN', 'TN', 'XK', 'AF'] as const
const genders = ['male', 'male', 'female', 'male', 'female', 'diverse', 'unknown'] as const
const brackets = ['18_to_60', '18_to_60', 'under_18', '18_to_60', 'over_60', 'unknown'] as const
const firstDay = Date.UTC(2023, 0, 1)
const lastDay = Date.UTC(2026, 11, 31)
const dayMs = 86_400_000
const moduleIds = Array.from({ length: 12 }, (_, n) => `MODULE${n}`.padEnd(26, '0') as ModuleId)

/** Somebody, with all that happened: as it is at last, and before that as it was written down wrongly. */
export type Somebody = {
  readonly person: Accompanied
  readonly measures: readonly SupportMeasure[]
  /** Earlier words on the same records. */
  readonly mistaken: readonly Occurrence[]
}

/** The people of one organisation, one after the other, and always the same. */
export function* peopleOf(scale: Scale, tenant: number, programmeId: ProgrammeId): Generator<Somebody> {
  for (let n = tenant; n < scale.persons; n += scale.tenants) yield somebody(scale, n, programmeId)
}

function somebody({ measures, persons }: Scale, n: number, programmeId: ProgrammeId): Somebody {
  const facets: Facets = {
    country: pick(countries, n, 1),
    gender: pick(genders, n, 2),
    ageBracket: pick(brackets, n, 3),
  }
  const token = named(`person ${n}`)
  const opened = chance(n, 4, 1_000)
  const on = dayAt(opened)
  const record = (what: string, version = 1) => ({ token, ref: named(`${what} of ${n}`), version })
  const hasReturned = chance(n, 5, 10) < 6
  const before = { what: 'accompanied', ...record('case'), on, programmeId, facets, returns: true } as const
  const person: Accompanied = {
    ...before,
    version: 2,
    ...(hasReturned && { returnedOn: dayAt(opened + chance(n, 6, 300)) }),
  }
  const many = Math.floor(measures / persons) + (n < measures % persons ? 1 : 0)
  const all = Array.from({ length: many }, (_, m): SupportMeasure => {
    const at = record(`measure ${m}`)
    return { ...at, on: dayAt(opened + chance(n, 100 + m, 460)), ...kindOf(n, m), programmeId }
  })
  const corrected = chance(n, 7, 20) === 0
  return {
    person,
    measures: all.map((each, m) => (corrected && m === 0 ? { ...each, version: 2 } : each)),
    mistaken: [
      before,
      ...all.slice(0, corrected ? 1 : 0).map((each) => ({ ...each, on: dayAt(opened), units: 40 })),
    ],
  }
}

type Kind = Pick<SupportMeasure, 'what' | 'is' | 'units' | 'moduleId'>

function kindOf(n: number, m: number): Kind {
  if (m === 10) return { what: 'certified', is: chance(n, 8, 4) === 0 ? 'recognition' : 'competence' }
  if (m > 10) {
    const found = [{ is: 'employed' }, { is: 'self_employed' }, {}][chance(n, m, 3)]
    return { what: 'followed_up', ...found }
  }
  return { what: 'attended', units: 1 + chance(n, 200 + m, 8), moduleId: pick(moduleIds, n, 300 + m) }
}

function dayAt(days: number): string {
  return new Date(Math.min(firstDay + days * dayMs, lastDay)).toISOString().slice(0, 10)
}

/** 43 signs, as tokens are made. */
function named(what: string): string {
  return createHash('sha256').update(what).digest('base64url')
}

function pick<Thing>(
  things: readonly [Thing, ...Thing[]] | readonly Thing[],
  n: number,
  salt: number,
): Thing {
  return things[chance(n, salt, things.length)] as Thing // within its bounds
}

/** A number below `below` that looks like chance and is always the same. */
function chance(n: number, salt: number, below: number): number {
  let mixed = Math.imul(n ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(salt + 1, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return ((mixed ^ (mixed >>> 15)) >>> 0) % below
}
