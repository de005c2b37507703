import * as z from 'zod'
import { rule } from '../../kernel/field-codes.ts'

/**
 * Needs of a person from the organisation that goes on helping, as codes and never as prose, because needs stand in the
 * offer that a centre reads before it knows who the person is (domain.md 5.1). A need that concerns a person's health
 * is not among them: that stands in tier T3.
 */
export const serviceNeeds = [
  'advice',
  'job_search',
  'wage_subsidy',
  'business_startup',
  'start_up_finance',
  'further_training',
  'recognition_of_skills',
  'equipment',
  'documents',
  'housing',
  'education_of_children',
  'psychosocial_support',
] as const

export type ServiceNeed = (typeof serviceNeeds)[number]

/** A choice of needs, each named once. */
export const needsSchema = z
  .array(z.enum(serviceNeeds))
  .min(1)
  .max(serviceNeeds.length)
  .refine((needs) => new Set(needs).size === needs.length, rule('twice'))

/** How soon somebody should take care. */
export const urgencies = ['routine', 'soon', 'urgent'] as const

export type Urgency = (typeof urgencies)[number]

export const urgencySchema = z.enum(urgencies)
