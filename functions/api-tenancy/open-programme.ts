import type { OpenProgramme } from '@passerelle/contract/programmes'
import { openFromTemplate, type Programme, programmeTemplates } from '@passerelle/domain/programmes'
import type { OwnDesk } from './desk.ts'
import { programmeEntry } from './programme-entry.ts'

/** Opens a programme with the modules of its template. */
export async function openProgramme(
  desk: OwnDesk,
  { template, ...overrides }: OpenProgramme,
): Promise<Programme> {
  const at = desk.clock.now().toISOString()
  const opened = openFromTemplate(programmeTemplates[template], overrides, desk.ids, at)
  const fields = ['template', ...Object.keys(overrides)]
  const entry = programmeEntry(opened.programme, { action: 'openProgramme', fields })
  await desk.programmes.open(opened.programme, opened.modules, entry)
  return opened.programme
}
