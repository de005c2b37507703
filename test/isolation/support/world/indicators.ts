import { countAll } from '../../../support/figures.ts'
import { reportOfLastYear } from '../../../support/publications.ts'
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

/** One tells another, towards which it has a corridor, of a year that is over; the other one reads it. */
export async function setUpPublication(
  from: House,
  to: House,
  { programme }: OpenedProgramme,
): Promise<void> {
  const { api } = from.person('coordinator')
  const place = await reportOfLastYear(api, programme.id)
  await api.readFundersYear({ params: place })
  const { body: told } = await api.publishReport({ params: place, body: { to: to.tenant.id } })
  const { api: reader } = to.person('coordinator')
  await reader.listPublications({})
  for (const { publicationId } of told.to) await reader.readPublication({ params: { publicationId } })
}
