import type { CallOptions } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { filled } from '../kit/use-body-form.ts'
import { today } from '../language/times.ts'
import type { BusinessPlan } from './founding.ts'

type OutcomeBody = CallOptions<'recordFoundingOutcome'>['body']

export const results = [
  'under_way',
  'founded',
  'not_founded',
] as const satisfies readonly CodesOf<'business.result'>[]

export const sectors = [
  'farming_and_fishing',
  'making_and_repairing',
  'building',
  'energy_and_water',
  'trade',
  'transport',
  'food_and_lodging',
  'digital',
  'office_and_advice',
  'teaching',
  'health_and_care',
  'beauty_and_textiles',
  'culture_and_leisure',
  'other',
] as const satisfies readonly CodesOf<'business.sector'>[]

export const reasons = [
  'no_money',
  'no_permit',
  'no_market',
  'no_place',
  'health',
  'family',
  'found_work',
  'in_training',
  'moved_on',
  'not_safe',
  'changed_mind',
  'other',
] as const satisfies readonly CodesOf<'business.reason'>[]

/** What is typed of an outcome, in the shape of the body that is sent. */
export type OutcomeEntry = {
  result: string
  on: string
  sector: string
  ownJobs: string
  otherJobs: string
  proof: string
  endedOn: string
  reason: string
  note: string
}

export function outcomeEntry({ outcome }: Pick<BusinessPlan, 'outcome'>): OutcomeEntry {
  const founded = outcome?.result === 'founded' ? outcome : undefined
  return {
    result: outcome?.result ?? '',
    on: outcome?.on ?? today(),
    sector: founded?.sector ?? '',
    ownJobs: String(founded?.ownJobs ?? 1),
    otherJobs: String(founded?.otherJobs ?? 0),
    proof: founded?.proof ?? 'own_word',
    endedOn: founded?.endedOn ?? '',
    reason: outcome?.result === 'not_founded' ? outcome.reason : '',
    note: outcome?.note ?? '',
  }
}

/** What was typed; of a result only what belongs to it. */
export function outcomeBody({ result, on, note, reason, ...founded }: OutcomeEntry): OutcomeBody {
  const { ownJobs, otherJobs, ...rest } = founded
  const said = {
    result,
    on,
    note,
    ...(result === 'founded' && { ...rest, ownJobs: Number(ownJobs), otherJobs: Number(otherJobs) }),
    ...(result === 'not_founded' && { reason }),
  }
  return filled(said) as OutcomeBody // what was typed may break a rule: the API refuses it by field
}
