import { type AccessRequest, callerArn, type Principal } from './principal.ts'

/** A request that was not allowed, without anything of its body. */
export type Denial = {
  readonly principal: string
  readonly tags: Readonly<Record<string, string>>
  readonly action: string
  readonly resource: string
  readonly leadingKeys?: readonly string[]
}

export type ActionCount = { readonly allowed: number; readonly denied: number }

/** The decisions of the gate since the start. */
export type DecisionLog = {
  record(principal: Principal, accessRequest: AccessRequest, allowed: boolean): void
  /** Decisions under a role's policies; what the administrator did is not among them. */
  counts(): {
    readonly evaluated: number
    readonly allowed: number
    readonly denied: number
    readonly byAction: Readonly<Record<string, ActionCount>>
  }
  /** The latest denials, oldest first. */
  denials(): readonly Denial[]
}

const remembered = 10_000

export function openDecisionLog(): DecisionLog {
  const counted = new Map<string, { allowed: number; denied: number }>()
  const denials: Denial[] = []
  return {
    record(principal, accessRequest, allowed) {
      if (principal.kind === 'account') return
      let count = counted.get(accessRequest.action)
      if (count === undefined) {
        count = { allowed: 0, denied: 0 }
        counted.set(accessRequest.action, count)
      }
      if (allowed) {
        count.allowed += 1
        return
      }
      count.denied += 1
      if (denials.length === remembered) denials.shift()
      denials.push({
        principal: callerArn(principal),
        tags: principal.tags,
        action: accessRequest.action,
        resource: accessRequest.resource,
        ...(accessRequest.leadingKeys === undefined ? {} : { leadingKeys: accessRequest.leadingKeys }),
      })
    },
    counts() {
      let allowed = 0
      let denied = 0
      for (const count of counted.values()) {
        allowed += count.allowed
        denied += count.denied
      }
      const byAction = Object.fromEntries(
        [...counted].sort().map(([action, count]) => [action, { ...count }]),
      )
      return { evaluated: allowed + denied, allowed, denied, byAction }
    },
    denials: () => [...denials],
  }
}
