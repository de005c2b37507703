import { openFromTemplate, type Programme, programmeTemplates } from '@passerelle/domain/programmes'
import { programmes } from '../programmes/index.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { anOpenTenant, entry, now } from './tenant.ts'

/** An organisation with a programme. */
export async function anOpenProgramme(): Promise<{
  readonly table: TenantTable
  readonly programme: Programme
}> {
  const { table } = await anOpenTenant()
  const { reintegration_coaching_plus: template } = programmeTemplates
  const { programme, modules } = openFromTemplate(template, {}, table.ids, now, table.clock.today())
  await programmes(table).open(programme, modules, entry)
  return { table, programme }
}
