import type { Id } from '@passerelle/domain/kernel'
import { connect } from '../engine/connection.ts'
import { journalRanges } from '../engine/keys/journal.ts'
import { openStore } from '../engine/store.ts'
import { alsoJournal } from './journal.ts'
import type { Resources, Scope } from './scope.ts'
import type { Request } from './unit-of-work.ts'

/** The action under which the journal tells that somebody was refused access. */
const refusedAccess = 'refuseAccess'

/** The kind of thing that somebody tried to reach, and which one, where their own organisation can tell. */
export type Tried = { readonly aggregate: string; readonly id?: Id<string> | undefined }

/**
 * Writes down that access was refused, in the journal of whoever tried: another organisation's is out of their reach.
 * The platform's operator has one as well. The thing is named only where the journal knows it already, so that nothing
 * of another organisation comes to stand in it; else the line stands under whoever tried.
 */
export async function journalRefusal(
  scope: Scope,
  resources: Resources,
  request: Pick<Request, 'operation' | 'clock' | 'ids'>,
  { aggregate, id }: Tried,
): Promise<void> {
  const { documents } = await connect(scope.credentials)
  const store = openStore(documents, resources)
  const told = id && (await store.query({ ...journalRanges.of(scope.tenant, id), index: 'gsi1', limit: 1 }))
  const line = alsoJournal(
    { scope, ...request },
    {
      effect: refusedAccess,
      aggregate,
      aggregateId: id && told && told.items.length > 0 ? id : scope.member,
      version: 0,
      fields: [request.operation],
      purpose: 'accountability',
    },
  )
  await store.transact([line])
}
