import * as z from 'zod'

/** The months after the first contact in which it is asked how somebody fares (domain.md 5.2). */
export const followUpMonths = [3, 6, 12] as const

export type FollowUpMonth = (typeof followUpMonths)[number]

/**
 * After how many days a programme, or an organisation, asks in each of these months. Each stays nearer to its own month
 * than to the others, so that what is called the third month is never a sixth one, and they follow upon each other.
 */
export const followUpDaysSchema = z.strictObject({
  month3: z.int().min(60).max(134),
  month6: z.int().min(135).max(269),
  month12: z.int().min(270).max(480),
})

export type FollowUpDays = z.infer<typeof followUpDaysSchema>
