import type { MadeLink } from '@passerelle/contract/casework'
import type { NewLink, PersonLink } from '@passerelle/domain/casework'
import { type ParticipantId, plusDays } from '@passerelle/domain/kernel'
import { findCaseLink, keptLink, linkWrites, requireUnmergedCase } from '@passerelle/table/casework'
import { newPin } from '@passerelle/vault'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'
import { linkView } from './read-link.ts'

/**
 * Makes the person's own link. Its code and PIN are told in this one answer and are kept nowhere: whoever repeats the
 * request learns that there is a link, and makes another one if the words were lost.
 */
export async function makeLink(
  context: CaseworkContext,
  id: ParticipantId,
  { validDays }: NewLink,
): Promise<MadeLink> {
  const { head, link: before } = await findCaseLink(context.table, context.reach, id)
  const { tenant } = context.table
  const now = context.clock.now().toISOString()
  const code = `${tenant}${context.ids.next<'code'>()}`
  const pin = newPin()
  const link: PersonLink = {
    id: context.ids.next<'link'>(),
    participantId: id,
    version: 1,
    createdAt: now,
    createdBy: context.me,
    endsAt: plusDays(now, validDays),
    tries: 0,
    failures: 0,
    locks: 0,
  }
  const kept = await keptLink(link, code, pin)
  await context.unitOfWork.commit({
    entry: caseEntry('PersonLink', link, ['createdAt', 'createdBy', 'endsAt']),
    status: 201,
    writes: [requireUnmergedCase(tenant, head, context.reach), ...linkWrites(kept, before)],
  })
  return { ...linkView(link, now), code, pin }
}
