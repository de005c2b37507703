import { type EmployerId, type Instant, plainNumber, type ReadNumber, refuse } from '../kernel/index.ts'
import type { Employer, EmployerChange, EmployerContact, NewEmployer } from './employer.ts'

/** @throws {Refused} `invalid` for a number that cannot be dialled from anywhere */
export function addEmployer(
  { contact, ...entry }: NewEmployer,
  id: EmployerId,
  at: Instant,
  read: ReadNumber,
): Employer {
  return {
    ...entry,
    id,
    version: 1,
    addedAt: at,
    changedAt: at,
    ...(contact && { contact: dialled(contact, read) }),
  }
}

/** @throws {Refused} as {@link addEmployer} */
export function editEmployer(
  employer: Employer,
  change: EmployerChange,
  at: Instant,
  read: ReadNumber,
): Employer {
  const { branch = employer.branch, town = employer.town, contact = employer.contact } = change
  const { id, version, addedAt } = employer
  return {
    id,
    version: version + 1,
    addedAt,
    changedAt: at,
    name: change.name ?? employer.name,
    country: change.country ?? employer.country,
    ...(branch && { branch }),
    ...(town && { town }),
    ...(contact && { contact: contact === employer.contact ? contact : dialled(contact, read) }),
  }
}

/** The contact with the number as it is dialled from anywhere. */
function dialled({ phone, ...contact }: EmployerContact, read: ReadNumber): EmployerContact {
  if (phone === undefined) return contact
  const reading = read(plainNumber(phone))
  if (!('fault' in reading)) return { ...contact, phone: reading.number }
  return refuse({ code: 'invalid', errors: [{ path: ['body', 'contact', 'phone'], code: reading.fault }] })
}
