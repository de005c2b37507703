import { reachOf } from '@passerelle/domain/casework'
import type { Clock, Ids, MemberId } from '@passerelle/domain/kernel'
import { type NoteClass, noteClassesOf } from '@passerelle/domain/notes'
import type { Role } from '@passerelle/domain/tenancy'
import { type RequestScope, resourcesOf, tenantScopeOf } from '@passerelle/runtime'
import { openTenantTable, type UnitOfWork } from '@passerelle/table'
import { type Confidants, confidants, type Notes, notes } from '@passerelle/table/notes'

/** Where notes are written and read: of the cases of the member who calls, in the classes that their roles read. */
export type NotesContext = {
  readonly me: MemberId
  readonly roles: readonly Role[]
  readonly classes: readonly NoteClass[]
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
  readonly notes: Notes
  readonly confidants: Confidants
}

export async function openNotesContext(request: RequestScope): Promise<NotesContext> {
  const { session, clock, ids } = request
  const table = await openTenantTable(tenantScopeOf(session), resourcesOf(process.env), request)
  const me = session.scope.member
  const { roles } = session
  const reach = reachOf(roles, me)
  const classes = noteClassesOf(roles)
  return {
    me,
    roles,
    classes,
    unitOfWork: table.unitOfWork,
    clock,
    ids,
    notes: notes(table, reach, classes),
    confidants: confidants(table, reach),
  }
}
