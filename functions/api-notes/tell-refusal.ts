import { isId, type Refusal } from '@passerelle/domain/kernel'
import { feedRole, isMemberRole, isServiceRole } from '@passerelle/domain/tenancy'
import { type RequestScope, resourcesOf } from '@passerelle/runtime'
import { journalRefusal } from '@passerelle/table'

/**
 * A try to read or write what is told in confidence stands in the journal, whoever tried and however far they came, but
 * for a calendar.
 */
export async function tellRefusal(
  { code }: Refusal,
  request: RequestScope,
  { participantId }: Readonly<Record<string, string>>,
): Promise<void> {
  if (code !== 'forbidden' && code !== 'not_found') return
  const { scope, roles } = request.session
  // A calendar reads one feed and writes nowhere; who has its address is not the member whose it is.
  if (roles.includes(feedRole)) return
  // A person, a paper and the operator append to a journal, and look nothing up in it.
  const mayLook = roles.some((role) => isMemberRole(role) || isServiceRole(role))
  const id = mayLook && isId(participantId) ? participantId : undefined
  await journalRefusal(scope, resourcesOf(process.env), request, { aggregate: 'Note', id })
}
