import type { ModuleId, ProgrammeId } from '@passerelle/domain/kernel'
import { editModule as edit, type Module, type ModuleChange } from '@passerelle/domain/programmes'
import { assertVersion } from '@passerelle/table'
import type { ProgrammesContext } from './context.ts'
import { moduleEntry } from './entry.ts'

/** Changes a module or withdraws it. */
export async function editModule(
  context: ProgrammesContext,
  programmeId: ProgrammeId,
  id: ModuleId,
  change: ModuleChange,
  expected: number,
): Promise<Module> {
  const { programme, module } = await context.programmes.getModule(programmeId, id)
  assertVersion(module, expected)
  const edited = edit(module, change, programme, context.clock.now().toISOString())
  const entry = moduleEntry(edited, Object.keys(change))
  await context.programmes.replaceModule(programme, edited, module.version, entry)
  return edited
}
