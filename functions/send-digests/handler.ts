import { onCall } from '@passerelle/runtime'
import { openLetterDesk } from '@passerelle/runtime/mail'
import { sendDigests } from './send-digests.ts'

const desk = openLetterDesk(process.env)

export const handler = onCall((order: Parameters<typeof sendDigests>[1]) => sendDigests(desk, order))
