import { onCall, required, resourcesOf, systemClock } from '@passerelle/runtime'
import { lockedFilesIn } from '@passerelle/runtime/locked-files'
import { sessionsOf } from '@passerelle/runtime/minted-session'
import { openSealClock } from '@passerelle/table/events'
import { sealJournals } from './seal-journals.ts'

const { env } = process
const journals = openSealClock({ ...resourcesOf(env), kmsKey: required(env, 'SEALING_KEY_ID') })
const bucket = required(env, 'SEAL_BUCKET_NAME')
const mint = sessionsOf(required(env, 'SEALING_ROLE_ARN'), 'seal-journal')

export const handler = onCall((order: Parameters<typeof sealJournals>[1]) =>
  sealJournals(
    {
      journals,
      clock: systemClock,
      stage: required(env, 'STAGE'),
      locked: (credentials) => lockedFilesIn(bucket, credentials),
      mint,
    },
    order,
  ),
)
