import { onCall, randomIds, resourcesOf, systemClock } from '@passerelle/runtime'
import { openReferralClock } from '@passerelle/table/events'
import { announceCalendar } from './announce-calendar.ts'
import { sweep } from './sweep.ts'

const clock = systemClock
const referrals = openReferralClock(resourcesOf(process.env), { clock, ids: randomIds })

export const handler = onCall((order: Parameters<typeof sweep>[1]) => {
  announceCalendar(clock)
  return sweep({ referrals, clock }, order)
})
