import { isOutdated } from '@passerelle/domain/zones'
import { writeMetrics } from './metric.ts'

/** The runtimes, by the environment that a function runs in, that have said what they are. */
const announced = new WeakSet<NodeJS.ProcessEnv>()

/**
 * Once in each execution environment: which Node, which time zones and which ICU the function computes with. The line is
 * also a metric by stage, `outdatedTimeZones`: 1 where times may come out wrong. Lambda brings the runtime, so only the
 * function itself can say.
 */
export function announceRuntime(
  environment: NodeJS.ProcessEnv = process.env,
  versions: Readonly<Record<string, string | undefined>> = process.versions,
): void {
  if (announced.has(environment)) return
  announced.add(environment)
  const outdated = isOutdated(versions['tz'])
  writeMetrics(
    'stage',
    { outdatedTimeZones: 'Count' },
    {
      level: outdated ? 'warn' : 'info',
      message: 'runtime started',
      stage: environment['STAGE'] ?? 'local',
      function: environment['AWS_LAMBDA_FUNCTION_NAME'] ?? 'local',
      node: versions['node'] ?? 'unknown',
      tz: versions['tz'] ?? 'unknown',
      icu: versions['icu'] ?? 'unknown',
      outdatedTimeZones: outdated ? 1 : 0,
    },
  )
}
