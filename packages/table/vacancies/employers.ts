import { type EmployerId, type FieldError, refuse, type TenantId } from '@passerelle/domain/kernel'
import type { Employer } from '@passerelle/domain/vacancies'
import type { DataKey } from '@passerelle/vault'
import { openEntity, readClear, sealEntity } from '../engine/entity.ts'
import { employerKeys, vacancyRanges } from '../engine/keys/vacancies.ts'
import type { Item, Row } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { add, type Requirement, replace, requireRow } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** The employers whom an organisation knows. Whom one asks there is sealed under a key of the organisation. */
export type Employers = {
  /** One call. @throws {Refused} `not_found` */
  get(employer: EmployerId): Promise<Employer>
  /** In the order of their entry. One query. */
  list(page: PageRequest): Promise<PageOf<Employer>>
  /** How many there are: as many queries as it takes. */
  count(): Promise<number>
  add(employer: Employer, entry: JournalEntry): Promise<void>
  replace(employer: Employer, readVersion: number, entry: JournalEntry): Promise<void>
}

export function employers(table: TenantTable): Employers {
  const { store, tenant, keyring, unitOfWork } = table
  const contacts = () => keyring.purpose('employers')
  const read = (item: Item, key: DataKey) =>
    openEntity('Employer', item, key, { owner: tenant, subject: String(item['id']) })
  const rowOf = (employer: Employer, key: DataKey): Row => ({
    key: employerKeys.employer(tenant, employer.id),
    index1: employerKeys.added(tenant, employer),
    version: employer.version,
    ...sealEntity('Employer', employer, key, { owner: tenant, subject: employer.id }),
  })

  return {
    async get(employer) {
      const [key, item] = await Promise.all([contacts(), store.get(employerKeys.employer(tenant, employer))])
      return item === undefined ? refuse({ code: 'not_found' }) : read(item, key)
    },

    async list(page) {
      const list = { name: 'employers', index: 'gsi1', ...vacancyRanges.employers(tenant) } as const
      const [key, { items, ...rest }] = await Promise.all([contacts(), readPage(table, list, page)])
      return { items: items.map((item) => read(item, key)), ...rest }
    },

    async count() {
      const range = { ...vacancyRanges.employers(tenant), index: 'gsi1' } as const
      return (await allOf(store.queryAll(range))).length
    },

    async add(employer, entry) {
      await unitOfWork.commit({ entry, status: 201, writes: [add(rowOf(employer, await contacts()))] })
    },

    async replace(employer, readVersion, entry) {
      const row = rowOf(employer, await contacts())
      await unitOfWork.commit({ entry, status: 200, writes: [replace(row, readVersion)] })
    },
  }
}

/** What stands in the clear of an employer: all but whom one asks there. */
export function readEmployerName(item: Item): string {
  return readClear('Employer', item).name
}

/** Lets a transaction through only while the organisation knows the employer. */
export function requireEmployer(
  tenant: TenantId,
  employer: EmployerId,
  path: FieldError['path'],
): Requirement {
  return requireRow(employerKeys.employer(tenant, employer), { present: true }, () => ({
    code: 'invalid',
    errors: [{ path, code: 'unknown_reference' }],
  }))
}
