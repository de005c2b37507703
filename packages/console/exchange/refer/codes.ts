import type { CodesOf } from '@passerelle/messages/console'

/** What a person may need from the organisation that goes on helping, the most frequent first. */
export const needs = [
  'advice',
  'job_search',
  'business_startup',
  'further_training',
  'housing',
  'documents',
  'start_up_finance',
  'wage_subsidy',
  'equipment',
  'recognition_of_skills',
  'education_of_children',
  'psychosocial_support',
] as const satisfies readonly CodesOf<'need'>[]

export const urgencies = ['routine', 'soon', 'urgent'] as const satisfies readonly CodesOf<'urgency'>[]
