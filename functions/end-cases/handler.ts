import { onCall, randomIds, required, resourcesOf, systemClock } from '@passerelle/runtime'
import { openRetentionClock } from '@passerelle/table/events'
import { endCases } from './end-cases.ts'
import { mintSession } from './mint-session.ts'

const { env } = process
const clock = systemClock
const retention = openRetentionClock(resourcesOf(env), { clock, ids: randomIds })
const role = required(env, 'RETENTION_ROLE_ARN')

export const handler = onCall((order: Parameters<typeof endCases>[1]) =>
  endCases({ retention, clock, mint: (tenant) => mintSession(role, tenant) }, order),
)
