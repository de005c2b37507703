import { type MemberContext, openMemberContext, type RequestScope } from '@passerelle/runtime'
import { type Programmes, programmes } from '@passerelle/table/programmes'

/** Where an organisation keeps its programmes, with what is taught in them. */
export type ProgrammesContext = MemberContext & { readonly programmes: Programmes }

export async function openProgrammesContext(request: RequestScope): Promise<ProgrammesContext> {
  const own = await openMemberContext(request)
  return { ...own, programmes: programmes(own.table) }
}
