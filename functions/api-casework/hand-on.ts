import type { HandOnEntry, HandOnProgress } from '@passerelle/contract/casework'
import { editParticipant, handedOn } from '@passerelle/domain/casework'
import { type MemberId, type ParticipantId, Refused, refuse } from '@passerelle/domain/kernel'
import { retryWhileContended } from '@passerelle/table'
import { type CaseWork, workOf } from '@passerelle/table/casework'
import { handOnCase } from '@passerelle/table/exchange'
import { requireCaseworker, requireKnownMember } from '@passerelle/table/tenancy'
import type { CaseworkContext } from './context.ts'

/** So many cases in one call, whose time has an end. Whoever asks calls again until nothing is left. */
const atOnce = 20

/**
 * Gives the cases of a member to a successor, each with its referrals in a transaction of its own, and says how far that
 * came. The order is that of the cases' ids, so asking again goes on; `from` passes over what stands before.
 */
export async function handOn(
  context: CaseworkContext,
  leaving: MemberId,
  { to, from }: HandOnEntry,
): Promise<HandOnProgress> {
  if (to === leaving) refuse({ code: 'invalid', errors: [{ path: ['body', 'to'], code: 'same_member' }] })
  const work = (await workOf(context.table, leaving))
    .toSorted(byCase)
    .filter((one) => from === undefined || one.participantId >= from)
  const cases = [...new Set(work.map(({ participantId }) => participantId))]
  const turn = cases.slice(0, atOnce)
  for (const id of turn) await handOnOne(context, id, leaving, to)
  await context.unitOfWork.commit({
    status: 200,
    entry: {
      aggregate: 'Member',
      aggregateId: leaving,
      version: 1,
      fields: turn.length > 0 ? ['cases'] : [],
      purpose: 'administration',
    },
    writes: [
      requireKnownMember(context.table.tenant, leaving),
      requireCaseworker(context.table.tenant, to, ['body', 'to']),
    ],
  })
  const next = cases[atOnce]
  return { moved: turn.length, ...(await workLeft(context, leaving)), ...(next && { next }) }
}

/** How far it has come, for whoever did not hear the answer: a request that was sent again moves nothing more. */
export async function readHandOn(context: CaseworkContext, leaving: MemberId): Promise<HandOnProgress> {
  return { moved: 0, ...(await workLeft(context, leaving)) }
}

/** How much a member answers for, and stands in for. */
async function workLeft({ table }: CaseworkContext, member: MemberId): Promise<Pick<HandOnProgress, 'left'>> {
  const work = await workOf(table, member)
  const cases = work.filter((one) => one.as === 'COACH').length
  return { left: { cases, deputyOf: work.length - cases } }
}

/** One case, anew where somebody else changes it at the same moment. A person who was erased leaves nothing to hand on. */
async function handOnOne(
  { participants, table, me, clock }: CaseworkContext,
  id: ParticipantId,
  leaving: MemberId,
  to: MemberId,
): Promise<void> {
  try {
    await retryWhileContended(async () => {
      const before = await participants.get(id)
      const now = editParticipant(before, handedOn(before, leaving, to), me, clock.now().toISOString())
      await handOnCase(table, before, now)
    })
  } catch (error) {
    if (error instanceof Refused && error.refusal.code === 'not_found') return
    throw inBody(error)
  }
}

/** The successor is named as `to` here, and as the coach of each case there. */
function inBody(error: unknown): unknown {
  if (!(error instanceof Refused) || error.refusal.code !== 'invalid') return error
  const errors = error.refusal.errors.map((each) => ({ ...each, path: ['body', 'to'] }))
  return new Refused({ code: 'invalid', errors })
}

function byCase(one: CaseWork, other: CaseWork): number {
  return one.participantId < other.participantId ? -1 : 1
}
