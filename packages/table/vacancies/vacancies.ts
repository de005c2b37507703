import { type EmployerId, refuse, type TenantId, type VacancyId } from '@passerelle/domain/kernel'
import { isCurrent, type Vacancy, type VacancyState } from '@passerelle/domain/vacancies'
import { clearEntity, readClear } from '../engine/entity.ts'
import { employerKeys, vacancyKeys, vacancyRanges } from '../engine/keys/vacancies.ts'
import { type Item, type Row, rowAt } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { add, at, contended, type Requirement, replace, requireRow, type Write } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { readEmployerName, requireEmployer } from './employers.ts'

/** A vacancy, and as what its employer is known now. */
export type NamedVacancy = { readonly vacancy: Vacancy; readonly employerName: string }

/** Narrows a list of vacancies. */
export type VacancyFilter = {
  readonly state?: VacancyState | undefined
  readonly employerId?: EmployerId | undefined
}

/** The work that employers have to give, as an organisation keeps it. Nothing about people, so nothing is sealed. */
export type Vacancies = {
  /** Two calls. @throws {Refused} `not_found` */
  get(vacancy: VacancyId): Promise<NamedVacancy>
  /** Those of these that there are, by their ids. Two calls. */
  byIds(vacancies: readonly VacancyId[]): Promise<ReadonlyMap<VacancyId, NamedVacancy>>
  /** Those for which anybody may be proposed now: as many queries as it takes. */
  current(): Promise<readonly Vacancy[]>
  /** As what their employers are known now. One call. */
  named(vacancies: readonly Vacancy[]): Promise<readonly NamedVacancy[]>
  /** In the order of their entry. One query, and one call for the names of all employers on the page. */
  list(filter: VacancyFilter, page: PageRequest): Promise<PageOf<NamedVacancy>>
  /** How many there are: as many queries as it takes. */
  count(): Promise<number>
  /** Adds one, as long as its employer is known. @throws {Refused} `invalid` */
  add(vacancy: Vacancy, entry: JournalEntry): Promise<void>
  replace(vacancy: Vacancy, readVersion: number, entry: JournalEntry): Promise<void>
}

export function vacancies(table: TenantTable): Vacancies {
  const { store, tenant, unitOfWork, clock } = table
  const named = async (found: readonly Vacancy[]): Promise<NamedVacancy[]> => {
    const keys = new Map(
      found.map(({ employerId }) => [employerId, employerKeys.employer(tenant, employerId)]),
    )
    const rows = keys.size === 0 ? [] : await store.getAll([...keys.values()])
    return found.map((vacancy) => {
      const row = rowAt(rows, employerKeys.employer(tenant, vacancy.employerId))
      if (row === undefined) throw new TypeError('a vacancy of no employer')
      return { vacancy, employerName: readEmployerName(row) }
    })
  }

  return {
    async get(vacancy) {
      const item = await store.get(vacancyKeys.vacancy(tenant, vacancy))
      const [found] = item === undefined ? [] : await named([readVacancy(item)])
      return found ?? refuse({ code: 'not_found' })
    },

    async byIds(ids) {
      const wanted = [...new Set(ids)].map((id) => vacancyKeys.vacancy(tenant, id))
      const rows = wanted.length === 0 ? [] : await store.getAll(wanted)
      const all = await named(rows.map(readVacancy))
      return new Map(all.map((each) => [each.vacancy.id, each]))
    },

    async current() {
      const range = { ...vacancyRanges.vacancies(tenant), index: 'gsi1' } as const
      const now = clock.now().toISOString()
      const all = (await allOf(store.queryAll(range))).map(readVacancy)
      return all.filter((vacancy) => vacancy.state === 'open' && isCurrent(vacancy, now))
    },

    named,

    async list({ state, employerId }, page) {
      const isSought = (item: Item) => {
        const vacancy = readVacancy(item)
        return (
          (state === undefined || vacancy.state === state) &&
          (employerId === undefined || vacancy.employerId === employerId)
        )
      }
      const isFiltered = state !== undefined || employerId !== undefined
      const list = {
        name: `vacancies ${state ?? ''} ${employerId ?? ''}`,
        index: 'gsi1',
        ...vacancyRanges.vacancies(tenant),
        ...(isFiltered && { keep: isSought }),
      } as const
      const { items, ...rest } = await readPage(table, list, page)
      return { items: await named(items.map(readVacancy)), ...rest }
    },

    async count() {
      const range = { ...vacancyRanges.vacancies(tenant), index: 'gsi1' } as const
      return (await allOf(store.queryAll(range))).length
    },

    add: (vacancy, entry) =>
      unitOfWork.commit({
        entry,
        status: 201,
        writes: [
          add(rowOf(tenant, vacancy)),
          requireEmployer(tenant, vacancy.employerId, ['body', 'employerId']),
        ],
      }),

    replace: (vacancy, readVersion, entry) =>
      unitOfWork.commit({ entry, status: 200, writes: [replace(rowOf(tenant, vacancy), readVersion)] }),
  }
}

export function readVacancy(item: Item): Vacancy {
  return readClear('Vacancy', item)
}

/** The write of a vacancy that was read before, for whoever changes it together with other things. */
export function replacingVacancy(tenant: TenantId, vacancy: Vacancy, readVersion: number): Write {
  return replace(rowOf(tenant, vacancy), readVersion)
}

/** Lets a transaction through only while a vacancy is as it was read. */
export function requireSameVacancy(tenant: TenantId, { id, version }: Vacancy): Requirement {
  return requireRow(vacancyKeys.vacancy(tenant, id), at(version), contended)
}

function rowOf(tenant: TenantId, vacancy: Vacancy): Row {
  return {
    key: vacancyKeys.vacancy(tenant, vacancy.id),
    index1: vacancyKeys.added(tenant, vacancy),
    ...clearEntity('Vacancy', vacancy),
  }
}
