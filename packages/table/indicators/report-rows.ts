import { gunzipSync, gzipSync } from 'node:zlib'
import type { FrozenReport } from '@passerelle/domain/indicators'
import type { TenantId } from '@passerelle/domain/kernel'
import { clearPartOf, readClear } from '../engine/entity.ts'
import { countingKeys } from '../engine/keys/indicators.ts'
import type { Item, Row } from '../engine/row.ts'

/** What a report holds of each cell. It stands packed in the row, for a report over many countries has many. */
type Cells = Pick<FrozenReport, 'lines' | 'corrected'>

/** The row of a frozen report. */
export function reportRow(tenant: TenantId, report: FrozenReport): Row {
  const { programmeId, period, number, id, version } = report
  const { lines, corrected, ...clear } = clearPartOf('FrozenReport', report)
  return {
    key: countingKeys.report(tenant, programmeId, id),
    index1: countingKeys.byPeriod(tenant, programmeId, period, number),
    entity: 'FrozenReport',
    version,
    clear: { ...clear, packed: gzipSync(JSON.stringify({ lines, corrected })) },
  }
}

/** A frozen report as it was written, also by a version that packed nothing. */
export function readReport(item: Item): FrozenReport {
  const { packed } = item
  const report = readClear('FrozenReport', item)
  if (!(packed instanceof Uint8Array)) return report
  const cells: Cells = JSON.parse(gunzipSync(packed).toString('utf8')) // packed by `reportRow`
  return { ...report, ...cells }
}
