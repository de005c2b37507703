import { refuse, type TemplateId } from '@passerelle/domain/kernel'
import type { OwnTemplate } from '@passerelle/domain/programmes'
import { clearEntity, readClear } from '../engine/entity.ts'
import { programmeRanges, templateKeys } from '../engine/keys/programmes.ts'
import type { Row } from '../engine/row.ts'
import { add, at, contended, replace, requireRow } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** The templates that an organisation wrote itself. Nothing about people, so nothing is sealed. */
export type Templates = {
  /** One call. @throws {Refused} `not_found` */
  get(template: TemplateId): Promise<OwnTemplate>
  find(template: TemplateId): Promise<OwnTemplate | undefined>
  /** In the order of ids. One query. */
  list(page: PageRequest): Promise<PageOf<OwnTemplate>>
  /** Refused when one of those that follow was changed since it was read: it may lead back to this one now. */
  add(template: OwnTemplate, followers: readonly OwnTemplate[], entry: JournalEntry): Promise<void>
  /** As {@link add}. */
  replace(
    template: OwnTemplate,
    readVersion: number,
    followers: readonly OwnTemplate[],
    entry: JournalEntry,
  ): Promise<void>
}

export function templates(table: TenantTable): Templates {
  const { store, tenant, unitOfWork } = table
  const find = async (template: TemplateId) => {
    const item = await store.get(templateKeys.template(tenant, template))
    return item === undefined ? undefined : readClear('ProgrammeTemplate', item)
  }
  const rowOf = (template: OwnTemplate): Row => ({
    key: templateKeys.template(tenant, template.id),
    ...clearEntity('ProgrammeTemplate', template),
  })
  const unchanged = (followers: readonly OwnTemplate[]) =>
    followers.map(({ id, version }) => requireRow(templateKeys.template(tenant, id), at(version), contended))

  return {
    find,
    get: async (template) => (await find(template)) ?? refuse({ code: 'not_found' }),

    async list(page) {
      const list = { name: 'programme templates', ...programmeRanges.templates(tenant) }
      const { items, ...rest } = await readPage(table, list, page)
      return { items: items.map((item) => readClear('ProgrammeTemplate', item)), ...rest }
    },

    add: (template, followers, entry) =>
      unitOfWork.commit({ entry, status: 201, writes: [add(rowOf(template)), ...unchanged(followers)] }),

    replace: (template, readVersion, followers, entry) =>
      unitOfWork.commit({
        entry,
        status: 200,
        writes: [replace(rowOf(template), readVersion), ...unchanged(followers)],
      }),
  }
}
