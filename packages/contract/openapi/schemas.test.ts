import { idSchema, line } from '@passerelle/domain/kernel'
import { tenantKindSchema, tenantSchema } from '@passerelle/domain/tenancy'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createSchema } from 'zod-openapi'
import type { JsonSchema } from './document-types.ts'
import { nameSchemas } from './schema-names.ts'
import { idForm, schemaOptions } from './schemas.ts'

nameSchemas()

/** The JSON Schema of one schema, and the components that it refers to. */
function book(schema: z.ZodType, io: 'input' | 'output' = 'input') {
  const schemaComponents = { Id: { ...idForm } }
  const { schema: own, components } = createSchema(schema, { io, opts: schemaOptions, schemaComponents })
  return { own: own as JsonSchema, components: { ...schemaComponents, ...components } } // a JSON schema, as the document has them
}

const written = (...of: Parameters<typeof book>) => book(...of).own

describe('the schema of what is sent', () => {
  it('says the bounds and the rules of every field, and that no other is known', () => {
    const schema = z.strictObject({
      name: line(60),
      age: z.int().min(1).optional(),
      born: z.iso.date(),
      mail: z.email().max(254),
      tenantId: idSchema<'tenant'>().nullable(),
    })
    expect(written(schema)).toEqual({
      type: 'object',
      properties: {
        name: {
          type: 'string',
          minLength: 1,
          maxLength: 60,
          'x-rules': ['unprintable', 'invisible', 'one_line'],
        },
        age: { type: 'integer', minimum: 1 },
        born: { type: 'string', format: 'date' },
        mail: { type: 'string', format: 'email', maxLength: 254 },
        tenantId: { anyOf: [{ $ref: '#/components/schemas/Id' }, { type: 'null' }] },
      },
      required: ['name', 'born', 'mail', 'tenantId'],
      additionalProperties: false,
    })
  })

  it('names what the domain names', () => {
    const list = z.strictObject({ items: z.array(tenantSchema) })
    expect(written(tenantSchema, 'output')).toEqual({ $ref: '#/components/schemas/Tenant' })
    const { own, components } = book(list, 'output')
    expect(own.properties?.['items']).toEqual({
      type: 'array',
      items: { $ref: '#/components/schemas/Tenant' },
    })
    expect(Object.keys(components).toSorted()).toEqual([
      'CardCode',
      'Country',
      'Id',
      'Instant',
      'Language',
      'Slug',
      'Tenant',
      'TenantKind',
    ])
  })

  it('may hold any JSON', () => {
    const detail = z.strictObject({ detail: z.record(z.string(), z.json()) })
    expect(written(detail).properties?.['detail']).toMatchObject({
      type: 'object',
      additionalProperties: { description: 'any JSON value' },
    })
  })

  it('may be a named one and a rule more', () => {
    const rule = tenantKindSchema.refine(() => true, { error: 'twice' })
    expect(written(z.strictObject({ kind: rule })).properties?.['kind']).toEqual({
      $ref: '#/components/schemas/TenantKind',
      'x-rules': ['twice'],
    })
  })
})

describe('a default', () => {
  it('may be left out of what is sent, and is always part of what is answered', () => {
    const schema = z.strictObject({ urgent: z.boolean().default(false) })
    expect(written(schema, 'input').required).toBeUndefined()
    expect(written(schema, 'output').required).toEqual(['urgent'])
  })
})
