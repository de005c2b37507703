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
  const { equals = {}, differs = {} } = condition
  const compared = [
    ...Object.entries(equals).map(([name, value]) => ({ name, value, by: '=' })),
    ...Object.entries(differs).map(([name, value]) => ({ name, value, by: '<>' })),
  ]
  return {
    ConditionExpression: [
      'attribute_exists(#pk)',
      ...compared.map(({ by }, n) => `#n${n} ${by} :v${n}`),
    ].join(' AND '),
    ExpressionAttributeNames: {
      '#pk': 'pk',
      ...Object.fromEntries(compared.map(({ name }, n) => [`#n${n}`, name])),
    },
    ...(compared.length > 0 && {
      ExpressionAttributeValues: Object.fromEntries(compared.map(({ value }, n) => [`:v${n}`, value])),
    }),
  }
}
