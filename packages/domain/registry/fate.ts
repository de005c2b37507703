import type { FieldRule, RetentionKey } from '../sharing/field-rule.ts'
import { type EntityName, registry } from './registry.ts'

/**
 * What becomes of a record when its case ends: it `goes`; it `stays`, because a funder may ask for it; or it is `emptied`,
 * because only a part of it proves something to a funder.
 */
export type Fate = 'goes' | 'stays' | 'emptied'

/** The fate of a record by the retention of its fields. What is no entity, a mark or a line of a list, goes. */
export function fateOf(entity: string): Fate {
  if (!isEntity(entity)) return 'goes'
  const kept = new Set(rulesOf(entity).map(([, { retention }]) => retention))
  if (!kept.has('funding')) return 'goes'
  return kept.has('case') ? 'emptied' : 'stays'
}

/** The fields that end with the case in a record of which another part stays. None in one that goes or stays as a whole. */
export function fieldsEndingWithCase(entity: EntityName): readonly string[] {
  if (fateOf(entity) !== 'emptied') return []
  return fieldsKeptAs(entity, 'case')
}

function fieldsKeptAs(entity: EntityName, wanted: RetentionKey): readonly string[] {
  return rulesOf(entity)
    .filter(([field, { retention }]) => retention === wanted && !identifying.has(field))
    .map(([field]) => field)
}

// A record that stays has to say whose it is.
const identifying: ReadonlySet<string> = new Set(['participantId', 'version'])

function rulesOf(entity: EntityName): readonly (readonly [string, FieldRule])[] {
  return Object.entries(registry[entity])
}

function isEntity(name: string): name is EntityName {
  return Object.hasOwn(registry, name)
}
