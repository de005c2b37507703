import { inOrder, randomIds, required, resourcesOf, systemClock } from '@passerelle/runtime'
import { accounts } from '@passerelle/runtime/accounts'
import { openStaffStore } from '@passerelle/table'
import { followMember } from './follow-member.ts'

export const handler = inOrder(
  followMember({
    ...openStaffStore(resourcesOf(process.env)),
    accounts: accounts(required(process.env, 'USER_POOL_ID')),
    clock: systemClock,
    ids: randomIds,
  }),
)
