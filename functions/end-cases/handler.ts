import { onCall, randomIds, required, resourcesOf, systemClock } from '@passerelle/runtime'
import { mintSession } from '@passerelle/runtime/minted-session'
import { openRetentionClock } from '@passerelle/table/events'
import { endCases } from './end-cases.ts'

const { env } = process
const clock = systemClock
const retention = openRetentionClock(resourcesOf(env), { clock, ids: randomIds })
const role = required(env, 'RETENTION_ROLE_ARN')

/** The name under which the audit trail knows the sessions of this clock. */
const name = 'end-cases'
/** The least that STS takes; a run is over before. */
const seconds = 900

export const handler = onCall((order: Parameters<typeof endCases>[1]) =>
  endCases({ retention, clock, mint: (tenant) => mintSession({ role, name, seconds, tenant }) }, order),
)
