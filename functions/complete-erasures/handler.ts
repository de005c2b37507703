import { onCall, randomIds, required, resourcesOf, systemClock } from '@passerelle/runtime'
import { sessionsOf } from '@passerelle/runtime/minted-session'
import { openErasureCompletion } from '@passerelle/table/events'
import { completeErasures } from './complete-erasures.ts'

const { env } = process
const completion = openErasureCompletion(resourcesOf(env), { clock: systemClock, ids: randomIds })
const mint = sessionsOf(required(env, 'COMPLETION_ROLE_ARN'), 'complete-erasures')

export const handler = onCall(completeErasures({ completion, mint }))
