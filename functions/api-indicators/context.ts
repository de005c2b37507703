import { type MemberContext, openMemberContext, type RequestScope } from '@passerelle/runtime'
import { type FiguresBook, figuresBook, type Publications, publications } from '@passerelle/table/indicators'

/** The context of a use case that counts, or tells what was counted. */
export type IndicatorsContext = MemberContext & {
  readonly figures: FiguresBook
  readonly publications: Publications
}

export async function openIndicatorsContext(request: RequestScope): Promise<IndicatorsContext> {
  const own = await openMemberContext(request)
  return { ...own, figures: figuresBook(own.table), publications: publications(own.table) }
}
