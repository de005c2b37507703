import { inOrder, randomIds, required, resourcesOf, systemClock } from '@passerelle/runtime'
import { accounts } from '@passerelle/runtime/accounts'
import { connectOwnRole, openStore, staffKeys } from '@passerelle/table'
import { followMember } from './follow-member.ts'

const resources = resourcesOf(process.env)
const { documents, kms } = connectOwnRole()
const store = openStore(documents, resources)

export const handler = inOrder(
  followMember({
    store,
    staffKey: staffKeys(store, { client: kms, keyId: resources.kmsKey }),
    accounts: accounts(required(process.env, 'USER_POOL_ID')),
    clock: systemClock,
    ids: randomIds,
  }),
)
