import type { ListedTemplate } from '@passerelle/contract/programmes'
import { programmeTemplates } from '@passerelle/domain/programmes'
import type { PageOf, PageRequest } from '@passerelle/table'
import type { ProgrammesContext } from './context.ts'

/** Those of the platform are part of it, and read nowhere. */
const shipped = Object.values(programmeTemplates).map(
  (template): ListedTemplate => ({ ...template, origin: 'platform' }),
)

/** The templates of the platform on the first page, and the organisation's own. */
export async function listTemplates(
  { templates }: Pick<ProgrammesContext, 'templates'>,
  page: PageRequest,
): Promise<PageOf<ListedTemplate>> {
  const { items, ...rest } = await templates.list(page)
  const own = items.map((template): ListedTemplate => ({ ...template, origin: 'own' }))
  return { items: page.cursor === undefined ? [...shipped, ...own] : own, ...rest }
}
