import type { Language } from '@passerelle/messages'
import { type MemberContext, openMemberContext, type RequestScope } from '@passerelle/runtime'
import {
  type Participants,
  type ProgrammeCases,
  participants,
  programmeCases,
} from '@passerelle/table/casework'
import { type Programmes, programmes, type Templates, templates } from '@passerelle/table/programmes'
import { type Corridors, corridors } from '@passerelle/table/tenancy'
import { type Outlooks, outlooks } from '@passerelle/table/vacancies'

/** Where an organisation keeps its programmes, with what is taught in them and what becomes of that, its own templates, and who is left when one ends. */
export type ProgrammesContext = MemberContext & {
  readonly programmes: Programmes
  readonly templates: Templates
  readonly outlooks: Outlooks
  readonly cases: ProgrammeCases
  readonly participants: Participants
  readonly corridors: Corridors
  /** In which the caller is told what is wrong with a text. */
  readonly language: Language
}

export async function openProgrammesContext(request: RequestScope): Promise<ProgrammesContext> {
  const own = await openMemberContext(request)
  const { table, reach } = own
  return {
    ...own,
    programmes: programmes(table),
    templates: templates(table),
    outlooks: outlooks(table),
    cases: programmeCases(table),
    participants: participants(table, reach),
    corridors: corridors(table),
    language: request.language,
  }
}
