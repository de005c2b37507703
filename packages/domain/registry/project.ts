import type { Tier } from '../exchange/tiers.ts'
import { type Entities, type EntityName, type FieldOfTier, fieldsOfTier } from './registry.ts'

/** The fields of an entity that may cross in a tier. */
export type Projection<Name extends EntityName, Wanted extends Tier> = Pick<
  Entities[Name],
  FieldOfTier<Name, Wanted>
>

/** All of an entity that may cross at all. */
type Crossing<Name extends EntityName> = Pick<Entities[Name], FieldOfTier<Name, Tier>>

/** The fields of an entity that may cross in a tier, as far as they are there. No other can get into the result. */
export function project<Name extends EntityName, Wanted extends Tier>(
  entity: Name,
  value: Crossing<Name>,
  tier: Wanted,
): Projection<Name, Wanted> {
  const held: Readonly<Record<string, unknown>> = value
  const fields = fieldsOfTier(entity, tier).flatMap((field) =>
    held[field] === undefined ? [] : [[field, held[field]] as const],
  )
  // Exactly the fields of the projection, as the registry lists them.
  return Object.fromEntries(fields) as Projection<Name, Wanted>
}
