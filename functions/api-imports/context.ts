import type { Language } from '@passerelle/messages'
import { type MemberContext, openMemberContext, type RequestScope } from '@passerelle/runtime'
import { type Caseload, caseload, type Imports, imports } from '@passerelle/table/casework'

/** Where people are taken in out of a file, and written to one. */
export type ImportsContext = MemberContext & {
  readonly imports: Imports
  readonly caseload: Caseload
  /** In which the caller is told what is wrong with a cell. */
  readonly language: Language
}

export async function openImportsContext(request: RequestScope): Promise<ImportsContext> {
  const own = await openMemberContext(request)
  const { table, reach } = own
  const { language } = request
  return { ...own, imports: imports(table), caseload: caseload(table, reach), language }
}
