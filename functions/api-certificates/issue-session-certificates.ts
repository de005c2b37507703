import type { NotIssuedReason, SessionCertificates } from '@passerelle/contract/certificates'
import type { NewCertificate } from '@passerelle/domain/certificates'
import { reachInto, type Session } from '@passerelle/domain/coaching'
import { Refused, type SessionId } from '@passerelle/domain/kernel'
import type { Certificates } from '@passerelle/table/certificates'
import type { RosterEntry } from '@passerelle/table/coaching'
import type { CertificatesContext } from './context.ts'
import { decided, issueIn } from './issue-certificate.ts'

/** So many people in one call, whose time has an end. Whoever asks calls again until nobody is left. */
const atOnce = 20

/**
 * Issues confirmations of attendance to all who attended a session, each in a transaction of its own: of the module that
 * it teaches, or else of the programme, with what they attended of it so far. Asking again issues nothing twice.
 */
export async function issueSessionCertificates(
  context: CertificatesContext,
  id: SessionId,
): Promise<SessionCertificates> {
  const { session, answer } = await issueToAll(context, id, atOnce)
  await context.unitOfWork.commit({
    status: 200,
    entry: {
      aggregate: 'Session',
      aggregateId: session.id,
      version: session.version,
      fields: answer.issued.length > 0 ? ['certificates'] : [],
      purpose: 'coaching',
    },
    writes: [],
  })
  return answer
}

/** How it stands, for whoever did not hear the answer: a request that was sent again issues nothing more. */
export async function readSessionCertificates(
  context: CertificatesContext,
  id: SessionId,
): Promise<SessionCertificates> {
  return (await issueToAll(context, id, 0)).answer
}

async function issueToAll(context: CertificatesContext, id: SessionId, most: number) {
  const { session, entries } = await context.rosters.read(id, (one) =>
    reachInto(one, context.me, context.reach),
  )
  const certificates = context.certificatesWithin(reachInto(session, context.me, context.reach))
  const issued: SessionCertificates['issued'] = []
  const notIssued: SessionCertificates['notIssued'] = []
  let left = 0
  for (const entry of entries) {
    const { participantId } = entry
    const isTurn = issued.length < most
    const result = await issueTo(context, certificates, session, entry, isTurn ? 'issueAmong' : 'try')
    if (typeof result === 'string') notIssued.push({ participantId, reason: result })
    else if (isTurn) issued.push({ participantId, certificateId: result.id })
    else left += 1
  }
  const listed = session.enrolled.length + session.waiting.length
  return { session, answer: { issued, notIssued, withheld: listed - entries.length, left } }
}

/** Issues one, or says why not. */
async function issueTo(
  context: CertificatesContext,
  certificates: Certificates,
  { moduleId, programmeId }: Session,
  { participant, participantId, attendance }: RosterEntry,
  as: 'issueAmong' | 'try',
) {
  if (participant === undefined) return 'erased'
  if (attendance === undefined || attendance.teachingUnits === 0) return 'nothing_attended'
  const order: NewCertificate = {
    kind: 'attendance',
    partial: true,
    ...(moduleId ? { moduleId } : { programmeId }),
  }
  try {
    if (as === 'try') return await decided(context, certificates, participantId, order)
    return (await issueIn(context, certificates, participantId, order, as)).certificate
  } catch (error) {
    const reason = error instanceof Refused ? reasonOf(error) : undefined
    if (reason === undefined) throw error
    return reason
  }
}

function reasonOf({ refusal }: Refused): NotIssuedReason | undefined {
  if (refusal.code === 'already_exists') return 'already_issued'
  if (refusal.code === 'not_found') return 'erased'
  if (refusal.code === 'invalid') return 'not_in_plan'
  if (refusal.code !== 'not_possible') return undefined
  if (refusal.what === 'nothing_attended' || refusal.what === 'case_merged') return refusal.what
  return undefined
}
