import type { CallOptions, ResourceOf } from '@passerelle/client'
import { usePages } from '../api/use-pages.ts'
import { useRead } from '../api/use-read.ts'
import { filled } from '../kit/use-body-form.ts'

export type Employer = ResourceOf<'readEmployer'>
type NewEmployer = CallOptions<'addEmployer'>['body']
type EmployerChange = CallOptions<'editEmployer'>['body']

const atOnce = 50

export const useEmployers = () => usePages('listEmployers', { limit: atOnce })

export const useEmployer = (employerId: string) => useRead('readEmployer', [{ params: { employerId } }])

/** What is typed of an employer. */
export type EmployerEntry = {
  name: string
  branch: string
  country: string
  town: string
  contact: { name: string; phone: string; email: string }
}

export function noEmployer(country: string): EmployerEntry {
  return { name: '', branch: '', country, town: '', contact: { name: '', phone: '', email: '' } }
}

export function employerEntry({ name, branch, country, town, contact }: Employer): EmployerEntry {
  return {
    name,
    branch: branch ?? '',
    country,
    town: town ?? '',
    contact: { name: contact?.name ?? '', phone: contact?.phone ?? '', email: contact?.email ?? '' },
  }
}

export function newEmployer(entry: EmployerEntry): NewEmployer {
  return filled(entry) as NewEmployer // what breaks a rule is refused by field
}

/** What was typed anew; what was emptied is taken away. */
export function employerChange({ branch, town, contact, ...rest }: Partial<EmployerEntry>): EmployerChange {
  const asked = contact && filled(contact)
  return {
    ...rest,
    ...(branch !== undefined && { branch: branch === '' ? null : branch }),
    ...(town !== undefined && { town: town === '' ? null : town }),
    ...(asked && { contact: Object.keys(asked).length === 0 ? null : asked }),
  } as EmployerChange // what breaks a rule is refused by field
}
