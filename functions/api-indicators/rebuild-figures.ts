import type { RebuiltView } from '@passerelle/contract/indicators'
import { retryWhileContended } from '@passerelle/table'
import { rebuildFigures } from '@passerelle/table/indicators'
import type { IndicatorsContext } from './context.ts'

/** Makes all figures of the organisation anew, should one of them ever be doubted. */
export async function rebuild(context: IndicatorsContext): Promise<RebuiltView> {
  const rebuilt = await rebuildAgain(context)
  await context.unitOfWork.commit({
    writes: [],
    status: 200,
    entry: {
      aggregate: 'Figures',
      aggregateId: context.table.tenant,
      version: 1,
      fields: ['cells'],
      purpose: 'reporting',
    },
  })
  return rebuilt
}

/** The same for a repeated request: what is right already stays as it is. Who counts meanwhile comes first. */
export function rebuildAgain({ table }: IndicatorsContext): Promise<RebuiltView> {
  return retryWhileContended(() => rebuildFigures(table))
}
