import type { LocalCloudOptions } from '@passerelle/local-cloud'

/** A change to every template of the assembly, made before it is run. */
export type TemplateFault = NonNullable<LocalCloudOptions['template']>

/** A statement of a policy as CloudFormation writes it. */
export type Statement = {
  readonly Sid?: string
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Resource?: unknown
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** Changes every statement of every policy; `undefined` leaves one as it is. */
export function statements(change: (statement: Statement) => Statement | undefined): TemplateFault {
  return (template) =>
    // The result has the shape that went in: only statements differ, by parts that a statement has.
    JSON.parse(JSON.stringify(template), (_, value: unknown) =>
      isStatement(value) ? (change(value) ?? value) : value,
    ) as typeof template
}

/** Changes the statement with this id. */
export function statement(sid: string, change: (statement: Statement) => Statement): TemplateFault {
  return statements((found) => (found.Sid === sid ? change(found) : undefined))
}

/** Takes the condition keys away that must be there for a statement to count. */
export function withoutGuard(conditionKey: string): TemplateFault {
  return statements((found) => {
    const { Null: guard, ...others } = found.Condition ?? {}
    if (guard === undefined) return undefined
    const kept = Object.fromEntries(Object.entries(guard).filter(([key]) => key !== conditionKey))
    return { ...found, Condition: { ...others, ...(Object.keys(kept).length > 0 && { Null: kept }) } }
  })
}

/** Changes the patterns of partition keys in every statement that a session tag confines. */
export function patterns(change: (pattern: string) => string | undefined): TemplateFault {
  return statements((found) => {
    const like = found.Condition?.['ForAllValues:StringLike']
    const keys = [like?.['dynamodb:LeadingKeys'] ?? []].flat().map(String)
    if (like === undefined || !keys.some((key) => key.includes('aws:PrincipalTag'))) return undefined
    const changed = keys.map(change).filter((key) => key !== undefined)
    return {
      ...found,
      Condition: {
        ...found.Condition,
        // A list must not be empty; nothing is ever called this.
        'ForAllValues:StringLike': { ...like, 'dynamodb:LeadingKeys': changed.length > 0 ? changed : ['-'] },
      },
    }
  })
}

function isStatement(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && 'Effect' in value && 'Action' in value
}
