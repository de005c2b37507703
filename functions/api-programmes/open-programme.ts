import type { OpenProgramme } from '@passerelle/contract/programmes'
import { refuse } from '@passerelle/domain/kernel'
import {
  type OpenedProgramme,
  openFromNothing,
  openFromTemplate,
  type Programme,
} from '@passerelle/domain/programmes'
import type { ProgrammesContext } from './context.ts'
import { programmeEntry } from './entry.ts'
import { findTemplate } from './followers.ts'

/** Opens a programme with the modules of its template, or from nothing. */
export async function openProgramme(context: ProgrammesContext, body: OpenProgramme): Promise<Programme> {
  const { programme, modules } = await opened(context, body)
  await context.programmes.open(programme, modules, programmeEntry(programme, Object.keys(body)))
  return programme
}

async function opened(
  context: ProgrammesContext,
  { template: reference, ...overrides }: OpenProgramme,
): Promise<OpenedProgramme> {
  const { clock, ids } = context
  const at = clock.now().toISOString()
  if (reference === undefined) return openFromNothing(overrides, ids, at, clock.today())
  const template =
    (await findTemplate(context, reference)) ??
    refuse({ code: 'invalid', errors: [{ path: ['body', 'template'], code: 'unknown_reference' }] })
  return openFromTemplate(template, overrides, ids, at, clock.today())
}
