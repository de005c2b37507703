import type { Id } from '@passerelle/domain/kernel'
import { connect } from '../engine/connection.ts'
import { openStore } from '../engine/store.ts'
import { alsoJournal, type JournalLine } from './journal.ts'
import type { Resources, Scope } from './scope.ts'
import type { Request } from './unit-of-work.ts'

/** The action under which the journal tells that somebody was refused access. */
const refusedAccess = 'refuseAccess'

/** The kind of thing that somebody tried to reach, and the one of it, where they named any. */
export type Tried = { readonly aggregate: string; readonly id: Id<string> | undefined }

/**
 * Writes down that access was refused, in the journal of whoever tried: another organisation's is out of their reach.
 * The platform's operator has one as well.
 */
export async function journalRefusal(
  scope: Scope,
  resources: Resources,
  request: Pick<Request, 'operation' | 'clock' | 'ids'>,
  { aggregate, id = scope.member }: Tried,
): Promise<void> {
  const { documents } = await connect(scope.credentials)
  const line = alsoJournal(
    { scope, ...request },
    {
      effect: refusedAccess,
      aggregate,
      aggregateId: id,
      version: 0,
      fields: [request.operation],
      purpose: 'accountability',
    },
  )
  await openStore(documents, resources).transact([line])
}

/** Whether a line tells of a try alone: then nothing happened to the thing, and it need not even be there. */
export function isRefusedAccess({ action }: Pick<JournalLine, 'action'>): boolean {
  return action === refusedAccess
}
