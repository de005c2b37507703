import type { ModuleId, ProgrammeId } from '@passerelle/domain/kernel'
import { editModule as edit, type Module, type ModuleChange } from '@passerelle/domain/programmes'
import { demandVersion } from '@passerelle/table'
import type { OwnDesk } from './desk.ts'
import { moduleEntry } from './programme-entry.ts'

/** Changes a module or withdraws it. */
export async function editModule(
  desk: OwnDesk,
  programmeId: ProgrammeId,
  id: ModuleId,
  change: ModuleChange,
  expected: number,
): Promise<Module> {
  const { programme, module } = await desk.programmes.getModule(programmeId, id)
  demandVersion(module, expected)
  const edited = edit(module, change, programme, desk.clock.now().toISOString())
  const entry = moduleEntry(edited, { action: 'editModule', fields: Object.keys(change) })
  await desk.programmes.replaceModule(programme, edited, module.version, entry)
  return edited
}
