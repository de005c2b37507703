import { type NoteClass, noteClassesOf } from '@passerelle/domain/notes'
import { type MemberContext, openMemberContext, type RequestScope } from '@passerelle/runtime'
import { type Confidants, confidants, type Notes, notes } from '@passerelle/table/notes'

/** Where notes are written and read: of the cases of the member who calls, in the classes that their roles read. */
export type NotesContext = MemberContext & {
  readonly classes: readonly NoteClass[]
  readonly notes: Notes
  readonly confidants: Confidants
}

export async function openNotesContext(request: RequestScope): Promise<NotesContext> {
  const own = await openMemberContext(request)
  const { table, reach, roles } = own
  const classes = noteClassesOf(roles)
  return { ...own, classes, notes: notes(table, reach, classes), confidants: confidants(table, reach) }
}
