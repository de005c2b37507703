import { type ModuleId, type ProgrammeId, refuse, type TenantId } from '@passerelle/domain/kernel'
import type { Module, Programme } from '@passerelle/domain/programmes'
import { clearEntity, readClear } from '../engine/entity.ts'
import { programmeKeys, programmeRanges } from '../engine/keys/programmes.ts'
import type { Item, Row } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { add, at, contended, type Requirement, replace, requireRow } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** A tenant's programmes and the modules that are taught in them. Nothing about people, so nothing is sealed. */
export type Programmes = {
  get(programme: ProgrammeId): Promise<Programme>
  find(programme: ProgrammeId): Promise<Programme | undefined>
  /** In the order of ids. One query. */
  list(page: PageRequest): Promise<PageOf<Programme>>
  /** A programme with its first modules, in one transaction. */
  open(programme: Programme, modules: readonly Module[], entry: JournalEntry): Promise<void>
  /** Refused as `contended` where one of those that follow was changed since it was read. */
  replace(
    programme: Programme,
    readVersion: number,
    entry: JournalEntry,
    followers?: readonly Programme[],
  ): Promise<void>
  /** Writes down that cases of a programme were handed on to another one, as long as both are as they were read. */
  noteHandOn(programme: Programme, successor: Programme, entry: JournalEntry): Promise<void>
  /** A module and its programme, in one call. */
  getModule(programme: ProgrammeId, module: ModuleId): Promise<{ programme: Programme; module: Module }>
  /** Those of them that the tenant has. One call for a hundred. */
  modules(modules: readonly ModuleId[]): Promise<readonly Module[]>
  /** In the order of ids. One query, and one call more to tell an empty programme from none. */
  listModules(programme: ProgrammeId, page: PageRequest): Promise<PageOf<Module>>
  /** All of a programme, in the order of ids: one query for each megabyte, and one call beside it. @throws {Refused} `not_found` */
  everyModule(programme: ProgrammeId): Promise<readonly Module[]>
  /** Refused when the programme was changed since it was read: what the module may be depends on it. */
  addModule(programme: Programme, module: Module, entry: JournalEntry): Promise<void>
  replaceModule(programme: Programme, module: Module, readVersion: number, entry: JournalEntry): Promise<void>
}

export function programmes(table: TenantTable): Programmes {
  const { store, tenant, unitOfWork } = table

  async function find(programme: ProgrammeId): Promise<Programme | undefined> {
    const item = await store.get(programmeKeys.programme(tenant, programme))
    return item === undefined ? undefined : readClear('Programme', item)
  }

  async function get(programme: ProgrammeId): Promise<Programme> {
    return (await find(programme)) ?? refuse({ code: 'not_found' })
  }

  const programmeRow = (programme: Programme): Row => ({
    key: programmeKeys.programme(tenant, programme.id),
    ...clearEntity('Programme', programme),
  })

  const moduleRow = (module: Module): Row => ({
    key: programmeKeys.module(tenant, module.id),
    index1: programmeKeys.moduleOf(tenant, module.programmeId, module.id),
    ...clearEntity('Module', module),
  })

  return {
    get,
    find,

    async list(page) {
      const list = { name: 'programmes', ...programmeRanges.programmes(tenant) }
      const { items, ...rest } = await readPage(table, list, page)
      return { items: items.map((item) => readClear('Programme', item)), ...rest }
    },

    async open(programme, modules, entry) {
      const writes = [add(programmeRow(programme)), ...modules.map((module) => add(moduleRow(module)))]
      await unitOfWork.commit({ entry, status: 201, writes })
    },

    replace: (programme, readVersion, entry, followers = []) =>
      unitOfWork.commit({
        entry,
        status: 200,
        writes: [
          replace(programmeRow(programme), readVersion),
          ...followers.map((follower) => requireSameProgramme(tenant, follower)),
        ],
      }),

    noteHandOn: (programme, successor, entry) =>
      unitOfWork.commit({
        entry,
        status: 200,
        writes: [requireSameProgramme(tenant, programme), requireSameProgramme(tenant, successor)],
      }),

    async getModule(programme, module) {
      const items = await store.getAll([
        programmeKeys.programme(tenant, programme),
        programmeKeys.module(tenant, module),
      ])
      const found = items.find(({ entity }) => entity === 'Module')
      const frame = items.find(({ entity }) => entity === 'Programme')
      if (frame === undefined || found?.['programmeId'] !== programme) return refuse({ code: 'not_found' })
      return { programme: readClear('Programme', frame), module: readModule(found) }
    },

    async modules(modules) {
      const rows = await store.getAll(modules.map((module) => programmeKeys.module(tenant, module)))
      return rows.map(readModule)
    },

    async listModules(programme, page) {
      const range = programmeRanges.modulesOf(tenant, programme)
      const list = { name: `modules ${programme}`, ...range, index: 'gsi1' } as const
      const { items, ...rest } = await readPage(table, list, page)
      if (items.length === 0) await get(programme)
      return { items: items.map(readModule), ...rest }
    },

    async everyModule(programme) {
      const range = { ...programmeRanges.modulesOf(tenant, programme), index: 'gsi1' } as const
      const [items] = await Promise.all([allOf(store.queryAll(range)), get(programme)])
      return items.map(readModule)
    },

    addModule: (programme, module, entry) =>
      unitOfWork.commit({
        entry,
        status: 201,
        writes: [add(moduleRow(module)), requireSameProgramme(tenant, programme)],
      }),

    replaceModule: (programme, module, readVersion, entry) =>
      unitOfWork.commit({
        entry,
        status: 200,
        writes: [replace(moduleRow(module), readVersion), requireSameProgramme(tenant, programme)],
      }),
  }
}

/** Lets a transaction through only while a programme is as it was read; refused as `contended`. */
export function requireSameProgramme(tenant: TenantId, { id, version }: Programme): Requirement {
  return requireRow(programmeKeys.programme(tenant, id), at(version), contended)
}

export function readModule(item: Item): Module {
  return readClear('Module', item)
}
