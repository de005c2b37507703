import { addDays } from '../calendar/zones.ts'
import type { Participant } from '../casework/index.ts'
import { type CalendarDate, utcDayOf } from '../kernel/index.ts'
import type { CaseRetention } from './case-retention.ts'
import { endOf, lookAgainDays, noticeDays } from './periods.ts'

/** How the time of a case begins to run when it is closed; nothing while it is not. */
export function retentionOf(participant: Participant): CaseRetention | undefined {
  const { id, openedAt, programmeId, mergedInto, merged = [] } = participant
  const closedOn = closedSince(participant)
  if (closedOn === undefined) return undefined
  const dueOn = endOf('case', closedOn)
  return {
    participantId: id,
    version: 1,
    caseOpenedAt: openedAt,
    closedOn,
    ...(programmeId && { programmeId }),
    ...(mergedInto && { mergedInto }),
    ...(merged.length > 0 && { merged: merged.map(({ participantId }) => participantId) }),
    dueOn,
    lookOn: earlier(addDays(dueOn, -noticeDays), addDays(closedOn, lookAgainDays)),
  }
}

/** Whether what decides about the time of a case has changed with it. */
export function isSameRetention(one: Participant, other: Participant): boolean {
  return JSON.stringify(retentionOf(one)) === JSON.stringify(retentionOf(other))
}

function closedSince({ stage, stageSteps }: Participant): CalendarDate | undefined {
  const closing = stage === 'closed' ? stageSteps.findLast((step) => step.stage === 'closed') : undefined
  return closing && utcDayOf(closing.at)
}

function earlier(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one < other ? one : other
}
