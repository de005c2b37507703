import * as z from 'zod'
import { maxMerged } from '../casework/participant/merged-case.ts'
import { dateSchema, idSchema, instantSchema } from '../kernel/index.ts'

/** That the end of a case was told, and for which day. For another day it is told anew. */
export const announcementSchema = z.strictObject({ on: dateSchema, dueOn: dateSchema })

export type Announcement = z.infer<typeof announcementSchema>

/**
 * How the time of a closed case runs: from which day on, and when somebody has to look again. It stands as long as anything
 * is left of the case, and says of nobody who they are.
 */
export const caseRetentionSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  version: z.int().min(1),
  /** When the case was opened, by which its line of the caseload is found. */
  caseOpenedAt: instantSchema,
  /** The day since which it is closed. */
  closedOn: dateSchema,
  /** The programme that paid for it, to whose funder things have to be proved. */
  programmeId: idSchema<'programme'>().optional(),
  /** The case that goes on for the same person, with which this one goes. */
  mergedInto: idSchema<'participant'>().optional(),
  /** The cases that go with this one. */
  merged: z.array(idSchema<'participant'>()).max(maxMerged).optional(),
  /** The day on which the case itself has gone; only what proves something to a funder is left since. */
  endedOn: dateSchema.optional(),
  announced: announcementSchema.optional(),
  /** When it is due, as it was known when somebody last looked; missing where nobody can say yet. */
  dueOn: dateSchema.optional(),
  /** The day on which the clock looks at it. */
  lookOn: dateSchema,
})

export type CaseRetention = z.infer<typeof caseRetentionSchema>
