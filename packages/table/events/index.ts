export { changedRow, findNewEvent } from './changes.ts'
export { activeMembers, claimLetter, owedBy, releaseLetter } from './notices.ts'
export { type ClockedReferral, type ReferralClock, referralClock } from './referral-clock.ts'
