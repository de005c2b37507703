type Unit = 'Count' | 'Milliseconds'

/**
 * Writes a line that CloudWatch also reads as metrics (the embedded format): the value of each metric, by one dimension,
 * beside whatever else the line says.
 */
export function writeMetrics(
  dimension: string,
  units: Readonly<Record<string, Unit>>,
  line: Readonly<Record<string, string | number>>,
): void {
  const Metrics = Object.entries(units).map(([Name, Unit]) => ({ Name, Unit }))
  const CloudWatchMetrics = [{ Namespace: 'Passerelle', Dimensions: [[dimension]], Metrics }]
  process.stdout.write(`${JSON.stringify({ _aws: { Timestamp: Date.now(), CloudWatchMetrics }, ...line })}\n`)
}
