import { onCall, randomIds, required, resourcesOf } from '@passerelle/runtime'
import { accounts } from '@passerelle/runtime/accounts'
import { connectOwnRole, openStore } from '@passerelle/table'
import { appointOperator } from './appoint-operator.ts'

const store = openStore(connectOwnRole().documents, resourcesOf(process.env))

export const handler = onCall(
  appointOperator({ store, ids: randomIds, accounts: accounts(required(process.env, 'USER_POOL_ID')) }),
)
