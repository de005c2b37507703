import { isId, type Refusal } from '@passerelle/domain/kernel'
import { isMemberRole, isServiceRole } from '@passerelle/domain/tenancy'
import { type RequestScope, resourcesOf } from '@passerelle/runtime'
import { journalRefusal } from '@passerelle/table'

/** A try to read or write what is told in confidence stands in the journal, whoever tried and however far they came. */
export async function tellRefusal(
  { code }: Refusal,
  request: RequestScope,
  { participantId }: Readonly<Record<string, string>>,
): Promise<void> {
  if (code !== 'forbidden' && code !== 'not_found') return
  const { scope, roles } = request.session
  // A person, a paper and the operator append to a journal, and look nothing up in it.
  const mayLook = roles.some((role) => isMemberRole(role) || isServiceRole(role))
  const id = mayLook && isId(participantId) ? participantId : undefined
  await journalRefusal(scope, resourcesOf(process.env), request, { aggregate: 'Note', id })
}
