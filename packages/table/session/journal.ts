import type { Clock, Ids, Instant } from '@passerelle/domain/kernel'
import { journalKeys } from '../engine/keys/journal.ts'
import type { ScopeName } from '../engine/keys/key.ts'
import type { Item, Row } from '../engine/row.ts'
import { add, type Write } from '../engine/write.ts'

/**
 * A line of the journal about an action: who did what to which thing, which field names changed and why. Never a value.
 */
export type JournalEntry = {
  /**
   * The name of what followed from the operation, for example `openReceivedCase`; else the operation itself is told.
   */
  readonly effect?: string
  readonly aggregate: string
  readonly aggregateId: string
  readonly version: number
  readonly fields: readonly string[]
  readonly purpose: string
}

/** The actor, and the operation: its name in the contract, for example `acceptReferral`. */
export type Actor = { readonly tenant: ScopeName; readonly member: string; readonly operation: string }

export function journalRow(actor: Actor, entry: JournalEntry, at: Instant, unique: string): Row {
  return {
    key: journalKeys.row(actor.tenant, at, unique),
    index1: journalKeys.of(actor.tenant, entry.aggregateId, at, unique),
    index2: journalKeys.by(actor.tenant, actor.member, at, unique),
    entity: 'JournalEntry',
    version: 1,
    clear: {
      at,
      member: actor.member,
      action: entry.effect ?? actor.operation,
      aggregate: entry.aggregate,
      aggregateId: entry.aggregateId,
      aggregateVersion: entry.version,
      fields: entry.fields,
      purpose: entry.purpose,
    },
  }
}

/**
 * A further line of the journal, for a transaction that changes a second thing. Each change of a participant owes
 * one: the name search learns of changes from the journal alone.
 */
export function alsoJournal(
  {
    scope,
    operation,
    clock,
    ids,
  }: {
    readonly scope: Omit<Actor, 'operation'>
    readonly operation: string
    readonly clock: Clock
    readonly ids: Ids
  },
  entry: JournalEntry,
): Write {
  return add(journalRow({ ...scope, operation }, entry, clock.now().toISOString(), ids.next()))
}

/** A line of the journal as it is read. */
export type JournalLine = {
  readonly at: Instant
  readonly member: string
  readonly action: string
  readonly aggregate: string
  readonly aggregateId: string
  readonly version: number
  readonly fields: string[]
  readonly purpose: string
}

/** The line of a row that `journalRow` made. */
export function journalLine(item: Item): JournalLine {
  const text = (name: string) => String(item[name])
  return {
    at: text('at'),
    member: text('member'),
    action: text('action'),
    aggregate: text('aggregate'),
    aggregateId: text('aggregateId'),
    version: Number(item['aggregateVersion']),
    fields: Array.isArray(item['fields']) ? item['fields'].map(String) : [],
    purpose: text('purpose'),
  }
}
