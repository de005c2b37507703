import { idSchema } from '@passerelle/domain/kernel'
import * as z from 'zod'
import type { CreateDocumentOptions } from 'zod-openapi'
import { statedRules } from './stated-rules.ts'

// Ids of all kinds look alike, so one component says it for all.
const { pattern, description } = idSchema().meta() ?? {}
export const idForm = { type: 'string', pattern: String(pattern), description: String(description) } as const
export const idReference = { $ref: '#/components/schemas/Id' } as const

/** Our additions to what zod-openapi writes: one schema for all ids, the codes of rules, and less that is not worth reading. */
export const schemaOptions: CreateDocumentOptions = {
  override: ({ zodSchema, jsonSchema }) => {
    if (jsonSchema.pattern === idForm.pattern) return replace(jsonSchema, idReference)
    const rules = statedRules(zodSchema)
    if (rules.length > 0) Object.assign(jsonSchema, { 'x-rules': rules })
    if (saidByFormat.has(jsonSchema.format)) delete jsonSchema.pattern
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
    if (zodSchema instanceof z.ZodObject) addRulesBesideReferences(zodSchema, jsonSchema)
    // The schema of any JSON (`z.json()`) contains itself, and its parts tell a reader nothing.
    if (zodSchema instanceof z.ZodRecord && zodSchema.valueType instanceof z.ZodLazy)
      jsonSchema.additionalProperties = { description: 'any JSON value' }
  },
}

/** A field may be a named schema and one rule more; the library asks nothing about what is a reference. */
function addRulesBesideReferences(
  { shape }: z.ZodObject,
  { properties = {} }: z.core.JSONSchema.BaseSchema,
): void {
  for (const [name, field] of Object.entries(shape)) {
    const written = properties[name]
    if (typeof written !== 'object' || written.$ref === undefined || written.$ref === idReference.$ref)
      continue
    const rules = isNamed(field) ? [] : statedRules(field)
    if (rules.length > 0) Object.assign(written, { 'x-rules': rules })
  }
}

function isNamed(schema: z.ZodType): boolean {
  return z.globalRegistry.get(schema)?.id !== undefined
}

const saidByFormat: ReadonlySet<unknown> = new Set(['date', 'date-time', 'email'])

function replace(written: object, by: object): void {
  for (const key of Object.keys(written)) Reflect.deleteProperty(written, key)
  Object.assign(written, by)
}
