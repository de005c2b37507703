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
  const equals = Object.entries(condition.equals ?? {})
  return {
    ConditionExpression: ['attribute_exists(#pk)', ...equals.map((_, n) => `#n${n} = :v${n}`)].join(' AND '),
    ExpressionAttributeNames: {
      '#pk': 'pk',
      ...Object.fromEntries(equals.map(([name], n) => [`#n${n}`, name])),
    },
    ...(equals.length > 0 && {
      ExpressionAttributeValues: Object.fromEntries(equals.map(([, value], n) => [`:v${n}`, value])),
    }),
  }
}
