import * as z from 'zod'
import { text } from '../../kernel/index.ts'

/**
 * The field groups of tier T3 (domain.md 5.1). Each is disclosed only if the person ticked that very group.
 * Special category of personal data (GDPR, Article 9).
 */
export const supportNeedGroups = ['health', 'psychosocial', 'accessibility', 'protection'] as const

export type SupportNeedGroup = (typeof supportNeedGroups)[number]

export const supportNeedSchema = z.strictObject({
  need: text(1000),
  urgent: z.boolean(),
})

export type SupportNeed = z.infer<typeof supportNeedSchema>

export const supportNeedsSchema = z.strictObject({
  health: supportNeedSchema.optional(),
  psychosocial: supportNeedSchema.optional(),
  accessibility: supportNeedSchema.optional(),
  protection: supportNeedSchema.optional(),
})

export type SupportNeeds = z.infer<typeof supportNeedsSchema>
