import { onChanges, randomIds, required, resourcesOf, systemClock } from '@passerelle/runtime'
import { accounts } from '@passerelle/runtime/accounts'
import { openMemberAccounts } from '@passerelle/table/events'
import { followMember } from './follow-member.ts'

const { env } = process

export const handler = onChanges(
  followMember({
    members: openMemberAccounts(resourcesOf(env), { clock: systemClock, ids: randomIds }),
    accounts: accounts(required(env, 'USER_POOL_ID')),
    clock: systemClock,
  }),
)
