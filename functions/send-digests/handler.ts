import { onCall } from '@passerelle/runtime'
import { openLetterContext } from '@passerelle/runtime/mail'
import { sendDigests } from './send-digests.ts'

const context = openLetterContext(process.env)

export const handler = onCall((order: Parameters<typeof sendDigests>[1]) => sendDigests(context, order))
