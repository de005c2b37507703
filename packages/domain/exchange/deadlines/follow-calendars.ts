import type { Referral } from '../referral/referral.ts'
import type { Circumstances } from '../transitions/decision.ts'
import { recounted } from './deadlines.ts'

/**
 * A referral whose limits run by the calendars as they are now. What is kept was counted when the limit began; an
 * organisation that corrects its calendar since moves the end of what runs, and nobody has to write it anew.
 */
export function followingCalendars<Limited extends Pick<Referral, 'deadlines'>>(
  referral: Limited,
  calendars: Circumstances['calendars'],
): Limited {
  const deadlines = referral.deadlines.map((deadline) => recounted(deadline, calendars[deadline.side]))
  const isSame = deadlines.every((deadline, n) => deadline === referral.deadlines[n])
  return isSame ? referral : { ...referral, deadlines }
}
