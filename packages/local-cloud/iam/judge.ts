import { BoundedMap } from '../bounded-map.ts'
import { type DecisionLog, openDecisionLog } from './decision-log.ts'
import { evaluate } from './evaluate.ts'
import { leadingKeyClassifier } from './leading-keys.ts'
import type { AccessRequest, Principal, RoleSession } from './principal.ts'

/** Decides what a principal may do, and remembers its decisions. */
export type Judge = {
  /** Decides and counts. */
  allows(principal: Principal, accessRequest: AccessRequest): boolean
  /** Decides what would be, for a question that nobody asked the account. */
  would(principal: Principal, accessRequest: AccessRequest): boolean
  readonly decisionLog: DecisionLog
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
  const decisionLog = openDecisionLog()

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

  function decide(session: RoleSession, accessRequest: AccessRequest): boolean {
    const { classOf, verdicts } = memoryOf(session)
    const context = accessRequest.context === undefined ? '' : JSON.stringify(accessRequest.context)
    // A resource has one policy, but a question may leave it out.
    const withPolicy = accessRequest.resourcePolicy === undefined ? '' : 'policy'
    const key = [
      accessRequest.action,
      accessRequest.resource,
      classOf(accessRequest.leadingKeys),
      context,
      withPolicy,
    ].join('\0')
    const known = verdicts.get(key)
    if (known !== undefined) return known
    const verdict = evaluated(session, accessRequest)
    verdicts.set(key, verdict)
    return verdict
  }

  const would = (principal: Principal, accessRequest: AccessRequest) =>
    principal.kind === 'account' || decide(principal, accessRequest)

  return {
    would,
    allows(principal, accessRequest) {
      const allowed = would(principal, accessRequest)
      decisionLog.record(principal, accessRequest, allowed)
      return allowed
    },
    decisionLog,
  }
}
