import { inOrder, required, resourcesOf, systemClock } from '@passerelle/runtime'
import { mailer } from '@passerelle/runtime/mail'
import { connectOwnRole, openStore, staffKeys } from '@passerelle/table'
import { notifyMembers } from './notify-members.ts'

const resources = resourcesOf(process.env)
const { documents, kms } = connectOwnRole()
const store = openStore(documents, resources)

export const handler = inOrder(
  notifyMembers({
    store,
    staffKey: staffKeys(store, { client: kms, keyId: resources.kmsKey }),
    mailer: mailer(required(process.env, 'SENDER'), required(process.env, 'CONFIGURATION_SET')),
    home: required(process.env, 'HOME_URL'),
    clock: systemClock,
  }),
)
