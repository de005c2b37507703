import type { Clock, Ids } from '@passerelle/domain/kernel'
import { journalKeys } from '../engine/keys/journal.ts'
import type { Store } from '../engine/store.ts'
import { add, type Write } from '../engine/write.ts'
import { type Attempt, attemptRow, type FirstAnswer, firstAnswerOf } from './idempotency.ts'
import { type JournalEntry, journalRow } from './journal.ts'
import type { Scope } from './scope.ts'

/** The writes that a use case hands to a unit of work. Repositories alone make them. */
export type Writes = readonly Write[]

/** A change to one aggregate: its writes, its journal entry and the answer that a repetition gets again. */
export type Change = {
  readonly writes: Writes
  readonly entry: JournalEntry
  /** HTTP status of the first answer. */
  readonly status: number
}

/** The facts about its request that a unit of work knows. */
export type Request = {
  /** The operation's name in the contract, which the journal tells. */
  readonly operation: string
  readonly clock: Clock
  readonly ids: Ids
  /** Present where the request may be repeated. */
  readonly attempt?: Attempt | undefined
}

/** Writes changes of one scope, each with its journal row and its idempotency row in one transaction. */
export type UnitOfWork = {
  commit(change: Change): Promise<void>
  /** Writes down that something was read, before anybody sees it. */
  noteReading(entry: JournalEntry): Promise<void>
  /** The answer that this very request already got, if it did. Refuses a key that was used for another request. */
  firstAnswer(): Promise<FirstAnswer | undefined>
}

export function openUnitOfWork(
  store: Store,
  scope: Scope,
  { operation, clock, ids, attempt }: Request,
): UnitOfWork {
  const lineOf = (entry: JournalEntry, now: Date) =>
    add(journalRow({ ...scope, operation }, entry, now.toISOString(), ids.next()))
  return {
    async commit({ writes, entry, status }) {
      const now = clock.now()
      const answer = { status, id: entry.aggregateId, version: entry.version }
      await store.transact([
        // First, so that a repetition is recognised before any other condition speaks.
        ...(attempt === undefined
          ? []
          : [add(attemptRow(scope.tenant, attempt, answer, now), () => ({ code: 'repeated' }))]),
        ...writes,
        lineOf(entry, now),
      ])
    },

    noteReading: (entry) => store.transact([lineOf(entry, clock.now())]),

    async firstAnswer() {
      if (attempt === undefined) return undefined
      const item = await store.get(journalKeys.idempotency(scope.tenant, attempt.place))
      return item && firstAnswerOf(item, attempt)
    },
  }
}
