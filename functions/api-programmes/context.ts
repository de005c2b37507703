import type { Language } from '@passerelle/messages'
import { type MemberContext, openMemberContext, type RequestScope } from '@passerelle/runtime'
import { type Programmes, programmes, type Templates, templates } from '@passerelle/table/programmes'

/** Where an organisation keeps its programmes, with what is taught in them, and its own templates. */
export type ProgrammesContext = MemberContext & {
  readonly programmes: Programmes
  readonly templates: Templates
  /** In which the caller is told what is wrong with a text. */
  readonly language: Language
}

export async function openProgrammesContext(request: RequestScope): Promise<ProgrammesContext> {
  const own = await openMemberContext(request)
  const { table } = own
  return { ...own, programmes: programmes(table), templates: templates(table), language: request.language }
}
