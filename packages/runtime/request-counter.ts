import type { Clock } from '@passerelle/domain/kernel'
import {
  afterLease,
  comesByLink,
  countRequest,
  type Lease,
  type Meter,
  meterAt,
  type Quota,
  type Quotas,
  quotaOfLink,
  quotaOfTenant,
  type Role,
  remaining,
  secondsLeft,
  type TenantKind,
  withoutLease,
} from '@passerelle/domain/tenancy'
import type { TenantScope } from '@passerelle/table'

/** A caller of an organisation: a member, a system, or somebody who comes by a link. */
export type CountedCaller = {
  readonly scope: TenantScope
  readonly kind: TenantKind
  readonly roles: readonly Role[]
}

/** The standing of a caller after a request, and whether the request is answered. */
export type Standing = {
  /** Whose quota it is. */
  readonly policy: 'organisation' | 'link'
  readonly perMinute: number
  readonly isAnswered: boolean
  /** As far as this environment knows. */
  readonly left: number
  /** To the end of the minute. */
  readonly seconds: number
}

/** What a counter works with. */
export type CounterSettings = {
  readonly quotas: Quotas
  readonly clock: Clock
  /** Asks the count that all environments share. */
  readonly takeLease: (scope: TenantScope, lease: Lease) => Promise<number>
  /** Is told of the first refusal of a quota in a minute. */
  readonly onSpent: (caller: CountedCaller) => void
  /** Is told that nobody could be asked. Then requests are answered: a quota is never what stops the work. */
  readonly onFault: (error: unknown) => void
}

type Account = { meter: Meter; isTold: boolean; asking?: Promise<void> | undefined }

/**
 * Counts requests in the memory of one environment, and asks the shared count for a part of the quota only where much is
 * asked for: decisions/0004. It keeps the accounts of the present minute alone.
 */
export function requestCounter(settings: CounterSettings): (caller: CountedCaller) => Promise<Standing> {
  const { quotas, clock, takeLease, onSpent, onFault } = settings
  const accounts = new Map<string, Account>()
  let minute = Number.NaN

  function accountOf(name: string, quota: Quota, now: Date): Account {
    const fresh = meterAt(now, quota)
    if (fresh.minute !== minute) accounts.clear()
    minute = fresh.minute
    const account = accounts.get(name) ?? { meter: fresh, isTold: false }
    accounts.set(name, account)
    return account
  }

  async function ask(account: Account, quota: Quota, scope: TenantScope, lease: Lease): Promise<void> {
    try {
      const taken = await takeLease(scope, lease)
      account.meter = afterLease(account.meter, quota, lease, taken)
    } catch (error) {
      account.meter = withoutLease(account.meter, quota, lease)
      onFault(error)
    }
  }

  return async (caller) => {
    const { scope, kind, roles } = caller
    const isByLink = comesByLink(roles)
    const quota = isByLink ? quotaOfLink(quotas) : quotaOfTenant(quotas, kind)
    const name = isByLink ? `${scope.tenant}/${scope.member}` : scope.tenant
    for (;;) {
      const now = clock.now()
      const account = accountOf(name, quota, now)
      const counting = countRequest(account.meter, quota)
      if (counting.kind === 'lease') {
        account.asking ??= ask(account, quota, scope, counting.lease).finally(() => {
          account.asking = undefined
        })
        await account.asking
        continue
      }
      if (counting.kind === 'answer') account.meter = counting.meter
      else if (!account.isTold) {
        account.isTold = true
        onSpent(caller)
      }
      return {
        policy: isByLink ? 'link' : 'organisation',
        perMinute: quota.perMinute,
        isAnswered: counting.kind === 'answer',
        left: remaining(account.meter, quota),
        seconds: secondsLeft(account.meter, now),
      }
    }
  }
}
