import { isId, type Refusal } from '@passerelle/domain/kernel'
import { type RequestScope, resourcesOf } from '@passerelle/runtime'
import { journalRefusal } from '@passerelle/table'

/** A try to read or write what is told in confidence stands in the journal, whoever tried and however far they came. */
export async function tellRefusal(
  { code }: Refusal,
  request: RequestScope,
  { participantId }: Readonly<Record<string, string>>,
): Promise<void> {
  if (code !== 'forbidden' && code !== 'not_found') return
  const id = isId(participantId) ? participantId : undefined
  await journalRefusal(request.session.scope, resourcesOf(process.env), request, { aggregate: 'Note', id })
}
