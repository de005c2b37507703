import type { Condition } from './write.ts'

/** A condition in the engine's form. Names and values always travel as placeholders. */
export type Expression = {
  readonly ConditionExpression: string
  readonly ExpressionAttributeNames: Record<string, string>
  readonly ExpressionAttributeValues?: Record<string, unknown>
}

export function toExpression(condition: Condition): Expression {
  if ('absent' in condition) {
    return { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': 'pk' } }
  }
  const { equals = {}, differs = {}, lacks = [], holdsOneOf = {} } = condition
  const names: Record<string, string> = { '#pk': 'pk' }
  const values: Record<string, unknown> = {}
  const named = (name: string) => placed(names, '#n', name)
  const valued = (value: unknown) => placed(values, ':v', value)
  const parts = [
    'attribute_exists(#pk)',
    ...Object.entries(equals).map(([name, value]) => `${named(name)} = ${valued(value)}`),
    ...Object.entries(differs).map(([name, value]) => `${named(name)} <> ${valued(value)}`),
    ...lacks.map((name) => `attribute_not_exists(${named(name)})`),
    ...Object.entries(holdsOneOf).map(([name, wanted]) => {
      const list = named(name)
      return `(${wanted.map((value) => `contains(${list}, ${valued(value)})`).join(' OR ')})`
    }),
  ]
  return {
    ConditionExpression: parts.join(' AND '),
    ExpressionAttributeNames: names,
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  }
}

/** Keeps something under a placeholder of its own, and gives that. */
function placed<Kept>(kept: Record<string, Kept>, prefix: string, value: Kept): string {
  const count = Object.keys(kept).filter((key) => key.startsWith(prefix)).length
  const placeholder = `${prefix}${count}`
  kept[placeholder] = value
  return placeholder
}
