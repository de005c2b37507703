import type { EmployerId } from '@passerelle/domain/kernel'
import {
  addEmployer as add,
  type Employer,
  type EmployerChange,
  editEmployer as edit,
  type NewEmployer,
} from '@passerelle/domain/vacancies'
import { readNumber } from '@passerelle/runtime/phones'
import { assertVersion } from '@passerelle/table'
import type { VacanciesContext } from './context.ts'
import { employerEntry } from './entry.ts'

export async function addEmployer(context: VacanciesContext, entry: NewEmployer): Promise<Employer> {
  const employer = add(entry, context.ids.next<'employer'>(), context.clock.now().toISOString(), readNumber)
  await context.employers.add(employer, employerEntry(employer, Object.keys(entry)))
  return employer
}

export async function editEmployer(
  context: VacanciesContext,
  id: EmployerId,
  change: EmployerChange,
  expected: number,
): Promise<Employer> {
  const before = await context.employers.get(id)
  assertVersion(before, expected)
  const now = edit(before, change, context.clock.now().toISOString(), readNumber)
  await context.employers.replace(now, before.version, employerEntry(now, Object.keys(change)))
  return now
}
