import { BoundedMap } from '../bounded-map.ts'
import { type DecisionLog, openDecisionLog } from './decision-log.ts'
import { evaluate } from './evaluate.ts'
import { conditionsOf } from './grammar.ts'
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

type Verdicts = BoundedMap<string, boolean>

/** How the decisions about one session are remembered. */
type Memory = {
  readonly classOf: (keys: readonly string[] | undefined) => string
  /** Takes the session's own values out of a text. */
  readonly unnamed: (text: string) => string
  readonly verdicts: Verdicts
}

/** Decisions by policies and tags. They hold in every cloud of this process, for policies are part of the name. */
const everywhere = new BoundedMap<string, Verdicts>(2_000)

/** @param evaluated the decision without memory */
export function openJudge(evaluated = evaluate): Judge {
  const remembered = evaluated === evaluate ? everywhere : new BoundedMap<string, Verdicts>(2_000)
  const bySession = new WeakMap<RoleSession, Memory>()
  const decisionLog = openDecisionLog()

  function memoryOf(session: RoleSession): Memory {
    const known = bySession.get(session)
    if (known !== undefined) return known
    const policies = `${textOf(session.role.policies)} ${JSON.stringify(session.sessionPolicy)}`
    const unnamed = withoutNames(session, policies)
    const tags = Object.entries(session.tags)
      .sort()
      .map(([name, value]) => [name, unnamed(value)])
    const identity = session.sourceIdentity === undefined ? null : unnamed(session.sourceIdentity)
    const key = JSON.stringify([session.role.arn, tags, identity, policies])
    const verdicts = remembered.get(key) ?? new BoundedMap(1_000)
    remembered.set(key, verdicts)
    const memory = { classOf: leadingKeyClassifier(session), unnamed, verdicts }
    bySession.set(session, memory)
    return memory
  }

  function decide(session: RoleSession, accessRequest: AccessRequest): boolean {
    const { classOf, unnamed, verdicts } = memoryOf(session)
    const { action, resource, leadingKeys, context, resourcePolicy } = accessRequest
    const key = [
      action,
      resource,
      classOf(leadingKeys),
      // Of a resource's policy nobody knows what it compares, so this is remembered for this very session.
      ...(resourcePolicy === undefined
        ? [unnamed(JSON.stringify(context ?? {}))]
        : [JSON.stringify([context, namesIn(session)]), textOf(resourcePolicy)]),
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

const texts = new WeakMap<object, string>()

/** Policies as text; made once, for a role or a resource shows the same object at every call. */
function textOf(policies: object): string {
  const known = texts.get(policies)
  if (known !== undefined) return known
  const text = JSON.stringify(policies)
  texts.set(policies, text)
  return text
}

/** Operators that ask whether two texts are equal, or whether there is one. */
const comparesOnly = /^((ForAllValues|ForAnyValue):)?String(Not)?Equals(IfExists)?$|^Null$|^Bool$/

/** Ids; anything shorter could stand in a policy by chance. */
const idLike = /^[0-9A-Za-z]{16,}$/

/**
 * Two sessions that differ in nothing but an id in a tag, or that of their source identity, get the same decisions, each about its own. For apart from
 * leading keys, which are sorted into classes by themselves, a policy can only ask whether two texts are equal: where it
 * holds the id itself, or asks anything else, no name is taken out.
 */
function withoutNames(session: RoleSession, text: string): (text: string) => string {
  const { role, sessionPolicy } = session
  const policies = [...role.policies.map(({ policy }) => policy), ...(sessionPolicy ? [sessionPolicy] : [])]
  const asksMore = policies
    .flatMap(conditionsOf)
    .some(({ key, operator }) => key !== 'dynamodb:leadingkeys' && !comparesOnly.test(operator))
  if (asksMore) return (given) => given
  const values = namesIn(session).map(([, value]) => value)
  const names = [...new Set(values)].filter((value) => idLike.test(value) && !text.includes(value))
  return (given) => names.reduce((rest, name, index) => rest.replaceAll(name, `\u0001${index}`), given)
}

/** The values that a session carries, by their names: its tags, and in whose name it was minted. */
function namesIn({ tags, sourceIdentity }: RoleSession): readonly (readonly [string, string])[] {
  const identity = sourceIdentity === undefined ? [] : [['', sourceIdentity] as const]
  return [...Object.entries(tags).sort(), ...identity]
}
