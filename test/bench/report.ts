import { inFlight, type Measured } from './measure.ts'
import type { Start } from './start-up.ts'

/** The cost and the time of each operation. */
export function operationsTable(operations: readonly Measured[]): string {
  const head = [
    'operation',
    'calls',
    'read units',
    'write units',
    'p50 ms',
    'p95',
    'p99',
    `p50 at ${inFlight}`,
    'p95',
    'p99',
    'per second',
    '× bare',
    `× bare at ${inFlight}`,
    'function CPU × bare',
  ]
  const rows = operations.map(({ name, cost, alone, together, perSecond, ratios }) => [
    name,
    cost.calls,
    cost.readUnits,
    cost.writeUnits,
    ...[alone.p50, alone.p95, alone.p99, together.p50, together.p95, together.p99].map((ms) => ms.toFixed(1)),
    Math.round(perSecond),
    ratios.alone.toFixed(2),
    ratios.together.toFixed(2),
    ratios.function.toFixed(2),
  ])
  return table([head, ...rows])
}

/** How large functions are and how long they take to start. */
export function startsTable(starts: readonly Start[]): string {
  const head = ['function', 'KB', 'init ms', '× bare client']
  const rows = starts.map(({ name, bytes, milliseconds, ratio }) => [
    name,
    (bytes / 1000).toFixed(0),
    milliseconds.toFixed(0),
    ratio.toFixed(2),
  ])
  return table([head, ...rows])
}

/** Rows of cells as text: names on the left, numbers on the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map(String))
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? []
  return cells
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .concat('')
    .join('\n')
}
