import type { Client } from '@passerelle/client'
import type { IndicatorKey } from '@passerelle/domain/indicators'
import type { LocalCloud } from '@passerelle/local-cloud'
import { callEngine, scan } from './engine.ts'

/** Has everything counted that happened, as often as that has to be asked for. */
export async function countAll(api: Client): Promise<void> {
  for (;;) {
    const { body } = await api.countFigures({})
    if (!body.waiting) return
  }
}

/** The numbers of a programme by what is counted, as they are told now; what is nothing is left out. */
export async function figuresOf(
  api: Client,
  programmeId: string,
  period = 'all',
): Promise<Partial<Record<IndicatorKey, number>>> {
  const { body } = await api.readFigures({ params: { programmeId }, query: { period } })
  return numbersIn(body.lines)
}

/** The same after all was counted, out of a report that is frozen for it. */
export async function reported(
  api: Client,
  programmeId: string,
): Promise<Partial<Record<IndicatorKey, number>>> {
  await countAll(api)
  const { body } = await api.freezeReport({ params: { programmeId }, body: { period: 'all' } })
  return numbersIn(body.lines)
}

/** Takes all figures away that there are, past the gate. @returns how many rows of them */
export async function loseFigures(cloud: LocalCloud): Promise<number> {
  const rows = (await scan(cloud, 'main')).filter(({ entity }) => entity === 'Figures')
  for (const { pk, sk } of rows) {
    const Key = { pk: { S: String(pk) }, sk: { S: String(sk) } }
    await callEngine(cloud, 'DynamoDB_20120810.DeleteItem', { TableName: cloud.tables.main, Key })
  }
  return rows.length
}

function numbersIn(lines: readonly { readonly indicator: IndicatorKey; readonly number: number }[]) {
  return Object.fromEntries(
    lines.filter(({ number }) => number !== 0).map(({ indicator, number }) => [indicator, number]),
  )
}
