import type { Instant } from '../kernel/index.ts'
import type { Vacancy } from './vacancy.ts'

/** Whether its last day is not over yet. */
export function isCurrent({ endsAt }: Pick<Vacancy, 'endsAt'>, now: Instant): boolean {
  return now <= endsAt
}
