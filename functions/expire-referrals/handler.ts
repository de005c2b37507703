import { onCall, randomIds, resourcesOf, systemClock } from '@passerelle/runtime'
import { connectOwnRole, openStore } from '@passerelle/table'
import { referralClock } from '@passerelle/table/events'
import { sweep } from './sweep.ts'

const clock = systemClock
const store = openStore(connectOwnRole().documents, resourcesOf(process.env))
const referrals = referralClock(store, { clock, ids: randomIds })

export const handler = onCall((order: Parameters<typeof sweep>[1]) => sweep({ referrals, clock }, order))
