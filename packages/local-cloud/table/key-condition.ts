type Value = Readonly<Record<string, unknown>>

/** The parts of a Query that say which partition it reads. */
export type KeyCondition = {
  readonly KeyConditionExpression?: unknown
  readonly ExpressionAttributeNames?: Readonly<Record<string, unknown>>
  readonly ExpressionAttributeValues?: Readonly<Record<string, Value>>
}

const token = /\s*(<=|>=|<>|[=<>(),]|[#:]?[A-Za-z0-9_.-]+)/y

/**
 * The partition key value that a key condition fixes, or undefined where it fixes none.
 *
 * A key condition is a conjunction with exactly one equality on the partition key. A condition that does not read like
 * that names no partition, and a policy that asks for leading keys then denies it.
 */
export function partitionOf(condition: KeyCondition, partitionKey: string): Value | undefined {
  if (typeof condition.KeyConditionExpression !== 'string') return undefined
  const tokens = tokenize(condition.KeyConditionExpression)
  if (tokens === undefined) return undefined
  const name = (text: string | undefined) =>
    text?.startsWith('#') ? condition.ExpressionAttributeNames?.[text] : text
  const found: Value[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    if (tokens[index] !== '=') continue
    const sides: [string | undefined, string | undefined] = [tokens[index - 1], tokens[index + 1]]
    const [left, right] = sides[0]?.startsWith(':') ? [sides[1], sides[0]] : sides
    const value = right?.startsWith(':') ? condition.ExpressionAttributeValues?.[right] : undefined
    if (name(left) === partitionKey && value !== undefined) found.push(value)
  }
  return found.length === 1 ? found[0] : undefined
}

function tokenize(expression: string): string[] | undefined {
  const tokens: string[] = []
  const text = expression.trimEnd()
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const match = token.exec(text)
    if (match?.[1] === undefined) return undefined
    // A disjunction or a negation is no key condition; the engine refuses it, and so it names no partition here.
    if (/^(or|not)$/i.test(match[1])) return undefined
    tokens.push(match[1])
  }
  return tokens
}
