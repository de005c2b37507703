import { onCall, resourcesOf, systemClock } from '@passerelle/runtime'
import { openLetterContext } from '@passerelle/runtime/mail'
import { openDigests } from '@passerelle/table/events'
import { sendDigests } from './send-digests.ts'

const { env } = process
const context = openLetterContext(env, openDigests(resourcesOf(env), { clock: systemClock }))

export const handler = onCall((order: Parameters<typeof sendDigests>[1]) => sendDigests(context, order))
