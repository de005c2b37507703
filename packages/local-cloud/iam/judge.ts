import { BoundedMap } from '../bounded-map.ts'
import { evaluate } from './evaluate.ts'
import { leadingKeyClassifier } from './leading-keys.ts'
import { type Ledger, openLedger } from './ledger.ts'
import type { Demand, Principal, RoleSession } from './principal.ts'

/** Decides what a principal may do, and remembers its decisions. */
export type Judge = {
  /** Decides and counts. */
  allows(principal: Principal, demand: Demand): boolean
  /** Decides what would be, for a question that nobody asked the account. */
  would(principal: Principal, demand: Demand): boolean
  readonly ledger: Ledger
}

/** Decisions remembered for all sessions that no policy can tell apart. */
type Memory = {
  readonly classOf: (keys: readonly string[] | undefined) => string
  readonly verdicts: BoundedMap<string, boolean>
}

/** @param evaluated the decision without memory */
export function openJudge(evaluated = evaluate): Judge {
  const memories = new BoundedMap<string, Memory>(2_000)
  const bySession = new WeakMap<RoleSession, Memory>()
  const ledger = openLedger()

  function memoryOf(session: RoleSession): Memory {
    const known = bySession.get(session)
    if (known !== undefined) return known
    const key = JSON.stringify([session.role.arn, Object.entries(session.tags).sort(), session.sessionPolicy])
    let memory = memories.get(key)
    if (memory === undefined) {
      memory = { classOf: leadingKeyClassifier(session), verdicts: new BoundedMap(1_000) }
      memories.set(key, memory)
    }
    bySession.set(session, memory)
    return memory
  }

  function decide(session: RoleSession, demand: Demand): boolean {
    const { classOf, verdicts } = memoryOf(session)
    const context = demand.context === undefined ? '' : JSON.stringify(demand.context)
    // A resource has one policy, but a question may leave it out.
    const withPolicy = demand.resourcePolicy === undefined ? '' : 'policy'
    const key = [demand.action, demand.resource, classOf(demand.leadingKeys), context, withPolicy].join('\0')
    const known = verdicts.get(key)
    if (known !== undefined) return known
    const verdict = evaluated(session, demand)
    verdicts.set(key, verdict)
    return verdict
  }

  const would = (principal: Principal, demand: Demand) =>
    principal.kind === 'account' || decide(principal, demand)

  return {
    would,
    allows(principal, demand) {
      const allowed = would(principal, demand)
      ledger.record(principal, demand, allowed)
      return allowed
    },
    ledger,
  }
}
