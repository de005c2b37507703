import { onCall, randomIds, required, resourcesOf, systemClock } from '@passerelle/runtime'
import { sessionsOf } from '@passerelle/runtime/minted-session'
import { openRetentionClock } from '@passerelle/table/events'
import { endCases } from './end-cases.ts'

const { env } = process
const clock = systemClock
const retention = openRetentionClock(resourcesOf(env), { clock, ids: randomIds })
const mint = sessionsOf(required(env, 'RETENTION_ROLE_ARN'), 'end-cases')

export const handler = onCall((order: Parameters<typeof endCases>[1]) =>
  endCases({ retention, clock, mint }, order),
)
