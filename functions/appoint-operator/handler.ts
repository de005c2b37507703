import { onCall, randomIds, required, resourcesOf } from '@passerelle/runtime'
import { accounts } from '@passerelle/runtime/accounts'
import { openOperators } from '@passerelle/table/events'
import { appointOperator } from './appoint-operator.ts'

const { env } = process

export const handler = onCall(
  appointOperator({
    operators: openOperators(resourcesOf(env)),
    ids: randomIds,
    accounts: accounts(required(env, 'USER_POOL_ID')),
  }),
)
