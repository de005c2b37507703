import { idSchema, line } from '@passerelle/domain/kernel'
import { tenantSchema } from '@passerelle/domain/tenancy'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { schemaBook } from './schemas.ts'

/** The JSON Schema of one schema that stands where it is used. */
function written(schema: z.ZodType, direction: 'input' | 'output' = 'input') {
  const used = { input: [], output: [], inline: [], [direction]: [schema] }
  return schemaBook(used).schemaOf(direction, schema)
}

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
        name: { type: 'string', minLength: 1, maxLength: 60, 'x-rules': ['unprintable', 'one_line'] },
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
    const book = schemaBook({ input: [], output: [list, tenantSchema], inline: [] })
    expect(book.schemaOf('output', tenantSchema)).toEqual({ $ref: '#/components/schemas/Tenant' })
    expect(book.schemaOf('output', list).properties?.['items']).toEqual({
      type: 'array',
      items: { $ref: '#/components/schemas/Tenant' },
    })
    expect(Object.keys(book.components)).toEqual([
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

  it('is only known when it was announced', () => {
    const book = schemaBook({ input: [], output: [], inline: [] })
    expect(() => book.schemaOf('input', z.string())).toThrow('not announced')
  })
})

describe('a default', () => {
  it('may be left out of what is sent, and is always part of what is answered', () => {
    const schema = z.strictObject({ urgent: z.boolean().default(false) })
    expect(written(schema, 'input').required).toBeUndefined()
    expect(written(schema, 'output').required).toEqual(['urgent'])
  })
})
