import type { FundersYear, PublishReport } from '@passerelle/contract/indicators'
import { type Publication, toldYear, withTold } from '@passerelle/domain/indicators'
import { refuse } from '@passerelle/domain/kernel'
import { assertActive, type Corridor } from '@passerelle/domain/tenancy'
import { hashOf } from '@passerelle/table/indicators'
import type { IndicatorsContext } from './context.ts'
import { entryOf } from './publication-entry.ts'
import type { ReportPlace } from './read-funders-year.ts'

/** Tells a partner of the year of a report, in the tables for funders. */
export async function publishReport(
  { publications, clock, ids }: IndicatorsContext,
  { programmeId, reportId }: ReportPlace,
  { to: funder }: PublishReport,
): Promise<FundersYear> {
  const found = await publications.toPublish(programmeId, reportId, funder)
  const { report, known, programme, corridor } = found
  if (corridor === undefined) return refuse({ code: 'corridor_missing' })
  const publishedAt = clock.now().toISOString()
  const own = ownPartyOf(corridor)
  assertActive(corridor, clock.today())
  const told = toldYear(report, known)
  const hash = hashOf(told)
  const id = ids.next<'publication'>()
  const years = withTold(known, report, { ...told, hash }, { funder, publicationId: id, at: publishedAt })
  const publication: Publication = {
    ...told,
    hash,
    id,
    version: 1,
    funder,
    organisationName: own.name,
    programmeName: programme.name,
    publishedAt,
  }
  await publications.publish(publication, years, { ...found, corridor }, entryOf(publication))
  return { ...told, hash, to: years.find((year) => year.reportId === reportId)?.to ?? [] }
}

/** The own organisation as it presents itself in an agreement that both have signed. */
function ownPartyOf(corridor: Corridor) {
  return corridor.parties.from ?? refuse({ code: 'corridor_not_active', state: corridor.state })
}
