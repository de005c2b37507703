import type { ProgrammeId } from '@passerelle/domain/kernel'
import { edit, type Programme, type ProgrammeChange } from '@passerelle/domain/programmes'
import { demandVersion } from '@passerelle/table'
import type { OwnDesk } from './desk.ts'
import { programmeEntry } from './programme-entry.ts'

/** Changes a programme, or extends its term. */
export async function editProgramme(
  desk: OwnDesk,
  id: ProgrammeId,
  change: ProgrammeChange,
  expected: number,
): Promise<Programme> {
  const programme = await desk.programmes.get(id)
  demandVersion(programme, expected)
  const edited = edit(programme, change, desk.ids, desk.clock.now().toISOString())
  const entry = programmeEntry(edited, { action: 'editProgramme', fields: Object.keys(change) })
  await desk.programmes.replace(edited, programme.version, entry)
  return edited
}
