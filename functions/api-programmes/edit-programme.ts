import type { ProgrammeId } from '@passerelle/domain/kernel'
import { assertOwnModules, edit, type Programme, type ProgrammeChange } from '@passerelle/domain/programmes'
import { assertVersion } from '@passerelle/table'
import type { ProgrammesContext } from './context.ts'
import { programmeEntry } from './entry.ts'

/** Changes a programme, or extends its term. */
export async function editProgramme(
  context: ProgrammesContext,
  id: ProgrammeId,
  change: ProgrammeChange,
  expected: number,
): Promise<Programme> {
  const programme = await context.programmes.get(id)
  assertVersion(programme, expected)
  const { moduleOrder } = change
  if (moduleOrder !== undefined) {
    assertOwnModules(programme, moduleOrder, await context.programmes.modules(moduleOrder))
  }
  const edited = edit(programme, change, context.ids, context.clock.now().toISOString())
  const entry = programmeEntry(edited, Object.keys(change))
  await context.programmes.replace(edited, programme.version, entry)
  return edited
}
