import { describe, expect, it } from 'vitest'
import { endpoints } from '../index.ts'
import { areaOf } from './areas.ts'
import { openApiDocument } from './document.ts'
import type { JsonSchema, Operation } from './document-types.ts'

const document = openApiDocument()
const text = JSON.stringify(document)

function operation(path: string, method: keyof (typeof document.paths)[string]): Operation {
  const found = document.paths[path]?.[method]
  if (found === undefined) throw new Error(`${method} ${path} is not in the document`)
  return found
}

const statusesOf = ({ responses }: Operation) => Object.keys(responses).map(Number)

describe('the document', () => {
  it('is the same every time', () => {
    expect(JSON.stringify(openApiDocument())).toBe(text)
  })

  it('holds every route of the contract once, with its name, its area and the roles of the matrix', () => {
    const held = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, { operationId, tags, ...rest }]) => [
        `${method.toUpperCase()} ${path}`,
        operationId,
        tags.length,
        rest['x-roles'],
      ]),
    )
    const routes = endpoints.map(({ method, path, operationId, access }) => [
      `${method} ${path}`,
      operationId,
      1,
      access === 'public' ? ['public'] : access,
    ])
    const byName = (a: unknown[], b: unknown[]) => String(a[0]).localeCompare(String(b[0]))
    expect(held.toSorted(byName)).toEqual(routes.toSorted(byName))
  })

  it('refers to nothing that it does not hold', () => {
    const parts: unknown = document.components
    for (const [, kind = '', name = ''] of text.matchAll(/"#\/components\/(\w+)\/([^"]+)"/g))
      expect(parts).toHaveProperty([kind, name])
  })

  it('has no words for areas without routes, and an area for every route', () => {
    const used = new Set(endpoints.map(({ path }) => areaOf(path)))
    expect(new Set(document.tags.map(({ name }) => name))).toEqual(used)
    expect(() => areaOf('/v1/cats')).toThrow('belongs to no area')
  })

  it('bounds every text and every list that may be sent', () => {
    const unbounded: string[] = []
    const look = (schema: JsonSchema, path: string): void => {
      const isText = schema.type === 'string' && !schema.enum && !schema.format && schema.const === undefined
      if (isText && schema.maxLength === undefined && !isBoundedPattern(schema.pattern)) unbounded.push(path)
      if (schema.type === 'array' && schema.maxItems === undefined) unbounded.push(path)
      for (const [name, each] of Object.entries(schema.properties ?? {})) look(each, `${path}.${name}`)
      for (const each of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) look(each, path)
      if (schema.items) look(schema.items, `${path}[]`)
      const component = schema.$ref?.split('/').at(-1) ?? ''
      const referred = document.components.schemas[component]
      if (referred) look(referred, `${path}:${component}`)
    }
    for (const item of Object.values(document.paths))
      for (const { requestBody, operationId } of Object.values(item))
        for (const { schema } of Object.values(requestBody?.content ?? {})) look(schema, operationId)
    expect(unbounded).toEqual([])
  })
})

/** `^[A-Z]{2}$`: as long as it says. */
function isBoundedPattern(pattern = '*'): boolean {
  const counts = pattern.replace(/\[[^\]]*\]/g, '')
  return pattern.startsWith('^') && pattern.endsWith('$') && !/[*+]|,\}/.test(counts)
}

describe('an operation', () => {
  it('that changes something demands the version, and tells the new one', () => {
    const { parameters, responses } = operation('/v1/members/{memberId}', 'patch')
    expect(parameters).toEqual([
      { $ref: '#/components/parameters/memberId' },
      { $ref: '#/components/parameters/ifMatch' },
    ])
    expect(document.components.parameters['ifMatch']).toMatchObject({ name: 'If-Match', required: true })
    expect(responses['200']).toMatchObject({ headers: { ETag: { $ref: '#/components/headers/ETag' } } })
  })

  it('that makes something may be repeated, and tells where it is', () => {
    const { parameters, responses } = operation('/v1/corridors', 'post')
    expect(parameters).toEqual([{ $ref: '#/components/parameters/idempotencyKey' }])
    expect(Object.keys((responses['201'] as { headers: object }).headers)).toEqual([
      'ETag',
      'Location',
      'Idempotency-Replayed',
      'RateLimit-Policy',
      'RateLimit',
    ])
  })

  it('that lists tells of the next page, and has its parameters one by one', () => {
    const { parameters, responses } = operation('/v1/members', 'get')
    expect(parameters.map((each) => ('name' in each ? each.name : each.$ref))).toEqual(['limit', 'cursor'])
    expect(parameters[0]).toMatchObject({ in: 'query', schema: { maximum: 100, default: 50 } })
    expect(parameters[0]).not.toHaveProperty('required') // OpenAPI: false where it is not said
    expect(responses['200']).toMatchObject({ headers: { Link: { $ref: '#/components/headers/Link' } } })
  })

  it('tells how much may be asked for, unless nobody in particular asks', () => {
    const told = (path: string) => JSON.stringify(operation(path, 'get').responses['200'])
    expect(told('/v1/me')).toContain('#/components/headers/RateLimit')
    expect(told('/v1/self')).toContain('#/components/headers/RateLimit')
    expect(told('/v1/docs')).not.toContain('RateLimit')
    expect(document.components.responses['TooManyRequests']).toMatchObject({
      headers: { 'Retry-After': {}, 'RateLimit-Policy': {}, RateLimit: {} },
    })
  })

  it('names the refusals that it can meet, and no others', () => {
    const always = [405, 429, 500, 503, 504]
    const also = (...some: readonly number[]) => [...some, ...always].toSorted((one, other) => one - other)
    expect(statusesOf(operation('/v1/docs', 'get'))).toEqual(also(200, 400))
    expect(statusesOf(operation('/v1/me', 'get'))).toEqual(also(200, 400, 401, 403))
    expect(statusesOf(operation('/v1/members/{memberId}', 'get'))).toEqual(also(200, 400, 401, 403, 404))
    expect(statusesOf(operation('/v1/members/{memberId}', 'delete'))).toEqual(
      also(204, 400, 401, 403, 404, 409, 412, 413, 415, 422, 428),
    )
    expect(statusesOf(operation('/v1/members', 'post'))).toEqual(
      also(201, 400, 401, 403, 404, 409, 413, 415, 422),
    )
  })

  it('is open to everybody only where the matrix says so', () => {
    expect(operation('/v1/docs', 'get').security).toEqual([])
    expect(operation('/v1/me', 'get').security).toBeUndefined()
    expect(operation('/v1/self', 'get').security).toEqual([{ ownLink: [] }])
    expect(document.security).toEqual([{ accessToken: [] }])
  })
})
