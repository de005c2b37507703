import type { Participant } from '@passerelle/domain/casework'
import { beginYear } from '@passerelle/domain/follow-up'
import type { CalendarDate, Instant, MemberId, ParticipantId } from '@passerelle/domain/kernel'
import { followUpKeys } from '../../engine/keys/follow-up.ts'
import { contended, type Write } from '../../engine/write.ts'
import { beginningWrites, withDaysOf } from '../../follow-up/index.ts'
import { alsoJournal } from '../../session/journal.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import type { FoundReferral } from './find-referral.ts'

/** The first contact, as it is confirmed. */
export type FirstContact = { readonly on: CalendarDate; readonly by: MemberId; readonly at: Instant }

/**
 * All that has to be written when the receiver of a handover has met the person: the year in which it is asked how they
 * fare. Nothing where it has begun already. Refused as `contended` when it began in the same moment.
 */
export async function followUpWrites(
  table: TenantTable,
  { place, followUps }: FoundReferral<'followUps'>,
  { id, openedAt, programmeId }: Participant,
  { on, by, at }: FirstContact,
): Promise<readonly Write[]> {
  const { isBegun = await isBegunIn(table, id) } = followUps
  if (isBegun) return []
  const { from, to } = place
  const counting = await withDaysOf(table, followUps.counting, programmeId)
  const handover = { id: place.id, from, to }
  const begun = beginYear(
    { participantId: id, caseOpenedAt: openedAt, contactOn: on, by, at, handover },
    counting,
    table.ids,
  )
  const key = await table.keyring.person(id)
  return [
    ...beginningWrites(table, begun, key).map((write) => ({
      ...write,
      otherwise: contended,
    })),
    alsoJournal(table, {
      effect: 'beginFollowUps',
      aggregate: 'FollowUpYear',
      aggregateId: id,
      version: 1,
      fields: ['contactOn'],
      purpose: 'coaching',
    }),
  ]
}

async function isBegunIn({ store, tenant }: TenantTable, participant: ParticipantId): Promise<boolean> {
  return (await store.get(followUpKeys.year(tenant, participant))) !== undefined
}
