import { countAll } from '../../../support/figures.ts'
import type { OpenedProgramme } from './casework.ts'
import type { House } from './house.ts'

/** What happened in a programme is counted, and two reports over it are frozen. */
export async function setUpFigures({ person }: House, { programme }: OpenedProgramme): Promise<void> {
  const { api } = person('coordinator')
  await countAll(api)
  const params = { programmeId: programme.id }
  await api.readFigures({ params })
  for (const period of ['all', '2027']) {
    const { body } = await api.freezeReport({ params, body: { period } })
    await api.readReport({ params: { ...params, reportId: body.id } })
  }
  await api.listReports({ params })
}
