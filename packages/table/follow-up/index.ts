export { countingIn, countingKeys, withDaysOf } from './counting.ts'
export { type DueFollowUp, type DuePage, listDue } from './due-follow-ups.ts'
export { beginningWrites, type CaseFollowUps, type FollowUps, followUps } from './follow-ups.ts'
export { type DaysBook, daysBook } from './own-days.ts'
