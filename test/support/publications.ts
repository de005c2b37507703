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
  const year = today().slice(0, 4)
  const now = rows.filter(({ period }) => period?.['S'] === year)
  if (now.length === 0) throw new Error('something was counted this year')
  for (const row of now) {
    const sk = String(row['sk']?.['S']).replace(year, lastYear())
    await plant(cloud, 'main', { ...row, sk: { S: sk }, period: { S: lastYear() } })
  }
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
