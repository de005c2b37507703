import { onCall, required, resourcesOf, systemClock } from '@passerelle/runtime'
import { mailer } from '@passerelle/runtime/mail'
import { connectOwnRole, openStore, staffKeys } from '@passerelle/table'
import { sendDigests } from './send-digests.ts'

const resources = resourcesOf(process.env)
const { documents, kms } = connectOwnRole()
const store = openStore(documents, resources)
const desk = {
  store,
  staffKey: staffKeys(store, { client: kms, keyId: resources.kmsKey }),
  mailer: mailer(required(process.env, 'SENDER'), required(process.env, 'CONFIGURATION_SET')),
  home: required(process.env, 'HOME_URL'),
  clock: systemClock,
}

export const handler = onCall((order: Parameters<typeof sendDigests>[1]) => sendDigests(desk, order))
