import type { Finding } from '@passerelle/domain/labour'
import type { Employer, Vacancy } from '@passerelle/domain/vacancies'
import type { JournalEntry } from '@passerelle/table'

/** The journal's line about an employer. */
export function employerEntry({ id, version }: Employer, fields: readonly string[]): JournalEntry {
  return { aggregate: 'Employer', aggregateId: id, version, fields, purpose: 'administration' }
}

/** The journal's line about a vacancy. */
export function vacancyEntry({ id, version }: Vacancy, fields: readonly string[]): JournalEntry {
  return { aggregate: 'Vacancy', aggregateId: id, version, fields, purpose: 'administration' }
}

/** The journal's line about a finding. */
export function findingEntry({ id, version }: Finding, fields: readonly string[]): JournalEntry {
  return { aggregate: 'Finding', aggregateId: id, version, fields, purpose: 'coaching' }
}
