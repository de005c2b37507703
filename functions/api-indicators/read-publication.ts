import type { Publication } from '@passerelle/domain/indicators'
import type { Id } from '@passerelle/domain/kernel'
import type { IndicatorsContext } from './context.ts'
import { entryOf } from './publication-entry.ts'

/** The tables that another organisation published, once it is written down who of the own one reads them. */
export async function readPublication(
  { publications, unitOfWork }: IndicatorsContext,
  id: Id<'publication'>,
): Promise<Publication> {
  const publication = await publications.get(id)
  await unitOfWork.noteReading(entryOf(publication))
  return publication
}
