import type { ProgrammeId } from '@passerelle/domain/kernel'
import { addModule as add, type Module, type NewModule } from '@passerelle/domain/programmes'
import type { ProgrammesContext } from './context.ts'
import { moduleEntry } from './entry.ts'

/** Adds a module to a programme that has not ended. */
export async function addModule(
  context: ProgrammesContext,
  programmeId: ProgrammeId,
  order: NewModule,
): Promise<Module> {
  const programme = await context.programmes.get(programmeId)
  const at = context.clock.now().toISOString()
  const module = add(programme, order, context.ids.next<'module'>(), at)
  const entry = moduleEntry(module, Object.keys(order))
  await context.programmes.addModule(programme, module, entry)
  return module
}
