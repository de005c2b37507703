import { onCall, randomIds, required, resourcesOf, systemClock } from '@passerelle/runtime'
import { mintSession } from '@passerelle/runtime/minted-session'
import { openErasureCompletion } from '@passerelle/table/events'
import { completeErasures } from './complete-erasures.ts'

const { env } = process
const completion = openErasureCompletion(resourcesOf(env), { clock: systemClock, ids: randomIds })
const role = required(env, 'COMPLETION_ROLE_ARN')

/** The name under which the audit trail knows the sessions of this function. */
const name = 'complete-erasures'
/** The least that STS takes; a run is over before. */
const seconds = 900

export const handler = onCall(
  completeErasures({ completion, mint: (tenant) => mintSession({ role, name, seconds, tenant }) }),
)
