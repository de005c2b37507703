import { safetyLimitSchema, setLimitSchema } from '@passerelle/domain/tenancy'
import * as z from 'zod'
import type { Routes } from './route.ts'

/** All limits of one's own organisation, under one version: who confirms one has seen them all. */
const safetyLimitListSchema = z.strictObject({
  items: z.array(safetyLimitSchema),
  version: z.int().min(1),
})

/** The limits of what an organisation lets cross for now. */
export const safetyLimits = {
  listSafetyLimits: {
    method: 'GET',
    path: '/v1/safety-limits',
    summary: 'List what the organisation lets cross at the most, by country and by recipient, for now',
    answer: { status: 200, body: safetyLimitListSchema },
  },
  setSafetyLimit: {
    method: 'PUT',
    path: '/v1/safety-limits/{scope}',
    summary:
      'Ask for another limit: a lower one holds at once, a higher one when a second member confirms it',
    body: setLimitSchema,
    change: true,
    answer: { status: 200, body: safetyLimitListSchema },
  },
  confirmSafetyLimit: {
    method: 'POST',
    path: '/v1/safety-limits/{scope}/confirm',
    summary: 'Confirm what another member has asked for',
    change: true,
    answer: { status: 200, body: safetyLimitListSchema },
  },
  rejectSafetyLimit: {
    method: 'POST',
    path: '/v1/safety-limits/{scope}/reject',
    summary: 'Say no to what was asked for: what was agreed before holds again',
    change: true,
    answer: { status: 200, body: safetyLimitListSchema },
  },
} as const satisfies Routes
