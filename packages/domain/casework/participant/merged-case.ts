import * as z from 'zod'
import { languageSchema } from '../../kernel/codes/index.ts'
import { idSchema, instantSchema, refuse } from '../../kernel/index.ts'
import { channelSchema } from './channel.ts'
import { personNameSchema } from './name.ts'

/** The facts that a case takes over from one that is merged into it, where it lacks them itself. */
export const takenFields = [
  'kind',
  'cameFrom',
  'birth',
  'gender',
  'returnDistrict',
  'plannedDeparture',
  'supportNeeds',
  'programmeId',
] as const

/** The most cases that one case goes on for. */
export const maxMerged = 20

/** A case that was merged into another, and what the other took over from it. */
export const mergedCaseSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  at: instantSchema,
  by: idSchema<'member'>(),
  /** How many referrals both cases had together. */
  referrals: z.int().min(0),
  taken: z.strictObject({
    names: z.array(personNameSchema).max(20),
    channels: z.array(channelSchema).max(10),
    languages: z.array(languageSchema).max(12),
    fields: z.array(z.enum(takenFields)).max(takenFields.length),
  }),
})

export type MergedCase = z.infer<typeof mergedCaseSchema>

/** @throws {Refused} `not_possible` for a case that goes on as another one */
export function assertNotMerged({ mergedInto }: { readonly mergedInto?: string | undefined }): void {
  if (mergedInto !== undefined) refuse({ code: 'not_possible', what: 'case_merged' })
}
