import type { ProgrammeId } from '@passerelle/domain/kernel'
import { addModule as add, type Module, type NewModule } from '@passerelle/domain/programmes'
import type { OwnDesk } from './desk.ts'
import { moduleEntry } from './programme-entry.ts'

/** Adds a module to a programme that has not ended. */
export async function addModule(desk: OwnDesk, programmeId: ProgrammeId, order: NewModule): Promise<Module> {
  const programme = await desk.programmes.get(programmeId)
  const at = desk.clock.now().toISOString()
  const module = add(programme, order, desk.ids.next<'module'>(), at)
  const entry = moduleEntry(module, { action: 'addModule', fields: Object.keys(order) })
  await desk.programmes.addModule(programme, module, entry)
  return module
}
