import { isId } from '@passerelle/domain/kernel'
import { isMemberRole, isServiceRole } from '@passerelle/domain/tenancy'
import { type OnRefusal, tellRefusal } from '@passerelle/runtime'

/** A try to read or write what is told in confidence stands in the journal, whoever tried and however far they came. */
export const tellOfConfidence: OnRefusal = async ({ code }, request, { participantId }) => {
  if (code !== 'forbidden' && code !== 'not_found') return
  // A person, a paper and the operator append to a journal, and look nothing up in it.
  const mayLook = request.session.roles.some((role) => isMemberRole(role) || isServiceRole(role))
  await tellRefusal(request, {
    aggregate: 'Note',
    id: mayLook && isId(participantId) ? participantId : undefined,
  })
}
