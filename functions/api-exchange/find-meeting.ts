import type { MeetingQuery, MeetingSlots } from '@passerelle/contract/exchange'
import { localDay, officeHoursIn } from '@passerelle/domain/calendar'
import { assertWritable, findMeetingSlots, localTimes, timesOf } from '@passerelle/domain/exchange'
import { plusDays, type ReferralId } from '@passerelle/domain/kernel'
import { agendaOf, appointmentsIn, calendarsOf, countriesOf } from '@passerelle/table/exchange'
import type { ExchangeContext } from './context.ts'

/**
 * Times at which both sides can be met. The engagements considered are those that one may see: all that one's own side
 * has agreed to with anybody, and of the other side what it proposed or agreed to within this referral.
 */
export async function findMeeting(
  context: ExchangeContext,
  id: ReferralId,
  { from, days, minutes }: MeetingQuery,
): Promise<MeetingSlots> {
  const found = await context.referrals.find(id, { with: ['appointments'] })
  const now = context.clock.now().toISOString()
  const { referral, side } = found
  assertWritable(referral, now)
  const countries = countriesOf(found)
  const calendars = calendarsOf(found)
  const first = from ?? localDay(now, calendars[side].timeZone)
  const own = referral[side]?.responsibleId ?? context.me
  // A day more on both ends, whatever the clocks show.
  const around = {
    start: plusDays(`${first}T00:00:00.000Z`, -1),
    end: plusDays(`${first}T00:00:00.000Z`, days + 1),
  }
  const busy = [
    ...appointmentsIn(found).flatMap(timesOf),
    ...(await agendaOf(context.table, side === 'receiver', own, around)),
  ]
  const { slots, none } = findMeetingSlots(
    { asking: side, from: first, days, minutes },
    {
      sender: { calendar: calendars.sender, hours: officeHoursIn(countries.sender) },
      receiver: { calendar: calendars.receiver, hours: officeHoursIn(countries.receiver) },
    },
    busy,
    now,
  )
  return {
    slots: slots.map((slot) => ({
      ...slot,
      local: {
        sender: localTimes(slot, calendars.sender),
        receiver: localTimes(slot, calendars.receiver),
      },
    })),
    ...(none && { none }),
  }
}
