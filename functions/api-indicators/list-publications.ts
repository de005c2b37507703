import type { PageQuery, PublicationSummary } from '@passerelle/contract/indicators'
import type { Publication } from '@passerelle/domain/indicators'
import type { PageOf } from '@passerelle/table'
import type { IndicatorsContext } from './context.ts'

/** What the own organisation was told by others, without the figures. */
export async function listPublications(
  { publications }: IndicatorsContext,
  page: PageQuery,
): Promise<PageOf<PublicationSummary>> {
  const { items, ...rest } = await publications.list(page)
  return { items: items.map(summaryOf), ...rest }
}

function summaryOf(publication: Publication): PublicationSummary {
  const { id, tenantId, organisationName, programmeName, period, publishedAt } = publication
  return { id, tenantId, organisationName, programmeName, period, publishedAt }
}
