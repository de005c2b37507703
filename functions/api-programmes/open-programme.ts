import type { OpenProgramme } from '@passerelle/contract/programmes'
import { openFromTemplate, type Programme, programmeTemplates } from '@passerelle/domain/programmes'
import type { ProgrammesContext } from './context.ts'
import { programmeEntry } from './entry.ts'

/** Opens a programme with the modules of its template. */
export async function openProgramme(
  context: ProgrammesContext,
  { template, ...overrides }: OpenProgramme,
): Promise<Programme> {
  const at = context.clock.now().toISOString()
  const opened = openFromTemplate(
    programmeTemplates[template],
    overrides,
    context.ids,
    at,
    context.clock.today(),
  )
  const fields = ['template', ...Object.keys(overrides)]
  const entry = programmeEntry(opened.programme, fields)
  await context.programmes.open(opened.programme, opened.modules, entry)
  return opened.programme
}
