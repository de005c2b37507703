import * as z from 'zod'
import { outcomeSchema } from '../../follow-up/outcome.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { dateSchema } from '../../kernel/time.ts'
import { type Consent, coversTiers } from '../consent/consent.ts'
import type { Order } from './commands.ts'

/**
 * When an outcome is looked at: with the end of the work, which is month 0, and so many months later (domain.md 5.2).
 */
const outcomeMonths = [0, 3, 6, 12] as const

/**
 * The outcome for the person, at one of these moments. It is the receiver's own; the sender reads it only where the
 * person agreed to that, and as long as they do.
 */
export const outcomeReportSchema = z.strictObject({
  month: z.literal(outcomeMonths),
  outcome: outcomeSchema,
  date: dateSchema,
})

export type OutcomeReport = z.infer<typeof outcomeReportSchema>

/** The outcome in the body of a command. */
export function reportIn({ command, body }: Order<'complete' | 'report-outcome'>): OutcomeReport {
  const { outcome, date } = body
  return { month: command === 'complete' ? 0 : body.month, outcome, date }
}

/** With one more report, in the order of the months; one of the same month is put right by it. */
export function withReport(
  reports: readonly OutcomeReport[],
  report: OutcomeReport,
): readonly OutcomeReport[] {
  return [...reports.filter(({ month }) => month !== report.month), report].sort(
    (one, other) => one.month - other.month,
  )
}

/** Whether the sender may learn what came of it: the person agreed to that in words of its own. */
export function mayReturn(consent: Consent, recipient: TenantId): boolean {
  return coversTiers(consent, recipient, []) && consent.state === 'given' && consent.grant.feedback
}

/**
 * @throws {Refused} `consent_ended` where the consent holds no more, `feedback_not_agreed` where it never spoke of outcomes
 */
export function assertFeedback(consent: Consent, recipient: TenantId): void {
  if (mayReturn(consent, recipient)) return
  if (consent.state === 'revoked' || consent.state === 'expired') {
    refuse({ code: 'consent_ended', state: consent.state })
  }
  refuse({ code: 'feedback_not_agreed' })
}
