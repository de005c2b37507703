import { conditionsOf } from './grammar.ts'
import type { RoleSession } from './principal.ts'

type Pattern = (key: string) => boolean

/**
 * Sorts partition keys into classes that no policy of a session can tell apart.
 *
 * A policy looks at a leading key in one way only: does it match this pattern, does it equal that text. So two keys that
 * match exactly the same ones of *all* patterns in the session's policies get the same answer in every evaluation, and
 * an answer may be remembered by class. Another tenant's key matches other patterns than one's own, so it is in another
 * class by construction; nothing here knows what a tenant is.
 */
export function leadingKeyClassifier(session: RoleSession): (keys: readonly string[] | undefined) => string {
  const patterns = patternsOf(session)
  const classOf = (key: string) => patterns.map((matches) => (matches(key) ? '1' : '0')).join('')
  return (keys) => {
    if (keys === undefined) return 'none'
    if (keys.length === 0) return 'empty'
    const [only] = keys
    if (keys.length === 1 && only !== undefined) return classOf(only)
    return [...new Set(keys.map(classOf))].sort().join('|')
  }
}

function patternsOf(session: RoleSession): readonly Pattern[] {
  const policies = session.role.policies.map(({ policy }) => policy)
  if (session.sessionPolicy !== undefined) policies.push(session.sessionPolicy)
  const conditions = policies
    .flatMap(conditionsOf)
    .filter(({ key, operator }) => key === 'dynamodb:leadingkeys' && operator !== 'Null')
  const distinct = new Map<string, Pattern>()
  for (const { operator, values } of conditions) {
    const like = operator.includes('Like')
    for (const value of values) {
      const pattern = compile(value, like, session)
      if (pattern !== undefined) distinct.set(`${like}:${value}`, pattern)
    }
  }
  return [...distinct.values()]
}

/** Undefined when a variable has no value: the evaluator then lets the pattern match nothing. */
function compile(value: string, like: boolean, { tags, sourceIdentity }: RoleSession): Pattern | undefined {
  const tagged = Object.entries(tags).map(
    ([name, tag]) => [`principaltag/${name.toLowerCase()}`, tag] as const,
  )
  const variables = new Map<string, string | undefined>([...tagged, ['sourceidentity', sourceIdentity]])
  let unresolved = false
  const source = value.replace(
    /\$\{aws:(PrincipalTag\/[^,}]+|SourceIdentity)\}|[*?]|[^*?$]+|\$/gi,
    (part, name?: string) => {
      if (name !== undefined) {
        const variable = variables.get(name.toLowerCase())
        if (variable === undefined || variable === '') unresolved = true
        return literal(variable ?? '')
      }
      if (like && part === '*') return '.*?'
      if (like && part === '?') return '.'
      return literal(part)
    },
  )
  if (unresolved) return undefined
  const expression = new RegExp(`^${source}$`)
  return (key) => expression.test(key)
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
