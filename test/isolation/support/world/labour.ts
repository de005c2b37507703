import { addedFinding, toldOutlook } from '../../../support/labour.ts'
import type { OpenedProgramme } from './casework.ts'
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

/** What becomes of a module in a country, as somebody says. */
export async function setUpOutlooks(
  { person, mark }: House,
  { programme, modules: [module] }: OpenedProgramme,
): Promise<void> {
  const { api } = person('coach')
  if (module === undefined) throw new Error('the template has modules')
  const to = [{ kind: 'course' as const, name: mark('course') }]
  const answers = [{ question: 'power' as const, answer: 'no' as const, note: mark('hurdle') }]
  await toldOutlook(api, module, { continuation: { kind: 'goes_on', to }, answers })
  await api.readOutlooks({ params: { programmeId: programme.id }, query: { country: 'SN' } })
}
