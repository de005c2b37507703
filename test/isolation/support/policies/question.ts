import type { LocalCloud } from '@passerelle/local-cloud'
import { rowActions } from './actions.ts'

/** A question to the policies of the template, and the answer that they must give. */
export type Question = Parameters<LocalCloud['iam']['evaluate']>[0] & {
  readonly allowed: boolean
  /** Why, for whoever reads a finding. */
  readonly why: string
}

type Session = Pick<Question, 'role' | 'tags' | 'sessionPolicy'>

/** A session of the tenant's role under a policy of its own, in the JSON that the authorizer writes. */
export function narrowed(tenant: string, policy: string): Session {
  return {
    role: 'AuthorizerTenantRole',
    tags: { tenant },
    // The files under test write it as JSON of this shape.
    sessionPolicy: JSON.parse(policy) as NonNullable<Question['sessionPolicy']>,
  }
}

/** A table, a partition key, and what is done with it. */
export type Need = readonly [resource: string, key: string, actions: readonly string[]]

/** Everything that a session needs for its work, one partition at a time: all of it must be allowed. */
export function* needed(session: Session, needs: readonly Need[], why: string): Generator<Question> {
  for (const [resource, key, actions] of needs)
    for (const action of actions)
      yield { ...session, action: `dynamodb:${action}`, resource, leadingKeys: [key], allowed: true, why }
}

/**
 * Every way to partitions that stay shut to a session: each by itself, each behind one that is open to it, and naming
 * none. All of it must be denied.
 */
export function* shut(
  session: Session,
  resources: readonly string[],
  closed: readonly string[],
  open: string,
  why: string,
): Generator<Question> {
  for (const resource of resources)
    for (const action of rowActions.map((name) => `dynamodb:${name}`)) {
      const base = { ...session, action, resource, allowed: false }
      for (const key of closed)
        for (const leadingKeys of [[key], [open, key]]) yield { ...base, leadingKeys, why }
      yield { ...base, why: 'no key named' }
    }
}

export type Answers = {
  readonly asked: number
  readonly denied: number
  readonly allowed: number
  /** Every answer that is not as it must be. */
  readonly findings: readonly string[]
}

/** Asks the policies that the template gives its roles. */
export function ask(cloud: LocalCloud, questions: Iterable<Question>): Answers {
  let asked = 0
  let allowed = 0
  const findings: string[] = []
  for (const question of questions) {
    const { answer, finding } = judge(cloud, question)
    asked += 1
    if (answer) allowed += 1
    if (finding !== undefined) findings.push(finding)
  }
  return { asked, allowed, denied: asked - allowed, findings }
}

/** The first answer that is not as it must be; `undefined` when all of them are. */
export function firstFinding(cloud: LocalCloud, questions: Iterable<Question>): string | undefined {
  for (const question of questions) {
    const { finding } = judge(cloud, question)
    if (finding !== undefined) return finding
  }
  return undefined
}

function judge(cloud: LocalCloud, { allowed: wanted, why, ...request }: Question) {
  const answer = cloud.iam.evaluate(request)
  if (answer === wanted) return { answer }
  return { answer, finding: `${answer ? 'allowed' : 'denied'}: ${why}: ${JSON.stringify(request)}` }
}
