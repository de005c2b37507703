import type { Client } from '@passerelle/client'
import type { Id, ProgrammeId, TenantId } from '@passerelle/domain/kernel'
import { type EngineAddress, partition, plant } from './engine.ts'
import { today } from './exchange.ts'
import { countAll } from './figures.ts'

/** The year before this one. */
export function lastYear(): string {
  return String(Number(today().slice(0, 4)) - 1)
}

/** Lets what was counted in a programme this year have been counted in the year before. */
export async function letYearPass(
  cloud: EngineAddress,
  { tenant, programmeId }: { readonly tenant: TenantId; readonly programmeId: ProgrammeId },
): Promise<void> {
  const rows = await partition(cloud, 'main', `T#${tenant}#FIGURES#${programmeId}`)
  const now = rows.find(({ sk }) => sk?.['S'] === today().slice(0, 4))
  if (now === undefined) throw new Error('something was counted this year')
  await plant(cloud, 'main', { ...now, sk: { S: lastYear() }, period: { S: lastYear() } })
}

/** A report over the year before, frozen once all is counted. */
export async function reportOfLastYear(
  api: Client,
  programmeId: ProgrammeId,
): Promise<{ readonly programmeId: ProgrammeId; readonly reportId: Id<'report'> }> {
  await countAll(api)
  const { body } = await api.freezeReport({ params: { programmeId }, body: { period: lastYear() } })
  return { programmeId, reportId: body.id }
}
