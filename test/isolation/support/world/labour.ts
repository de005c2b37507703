import { addedFinding } from '../../../support/labour.ts'
import type { House } from './house.ts'

/** What was found of a labour market, put right, and one finding that was withdrawn: none is another's to see. */
export async function setUpLabour({ person, mark }: House): Promise<void> {
  const { api } = person('coordinator')
  const found = await addedFinding(api, { source: mark('source') })
  const body = { source: mark('other source'), sourceLink: `https://example.org/${mark('report')}` }
  await api.editLabourFinding({ params: { findingId: found.id }, ifMatch: 1, body })
  const withdrawn = await addedFinding(api, { source: mark('source') })
  await api.withdrawLabourFinding({ params: { findingId: withdrawn.id }, ifMatch: 1 })
}
