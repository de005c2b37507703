import { endpoints } from '@passerelle/contract'
import { days } from '@passerelle/contract/days'
import { expect, test } from 'vitest'
import * as z from 'zod'

type Schema = Readonly<Record<string, unknown>>

// Written out in full: names that others give to schemas would stand here as references.
const metadata = z.registry<Record<string, unknown>>()
const inFull = { io: 'input', unrepresentable: 'any', metadata } as const

/** The places of a schema at which a day or an instant stands. */
function daysIn(schema: unknown, place: string): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { format, properties, items, additionalProperties, anyOf, oneOf, allOf } = schema as Schema
  const branches = [anyOf, oneOf, allOf].flatMap((some) => (Array.isArray(some) ? some : []))
  return [
    ...(format === 'date' || format === 'date-time' ? [place] : []),
    ...Object.entries(properties ?? {}).flatMap(([name, field]) => daysIn(field, `${place}.${name}`)),
    ...daysIn(items, `${place}[]`),
    ...daysIn(additionalProperties, `${place}{}`),
    ...branches.flatMap((branch) => daysIn(branch, place)),
  ]
}

function placesOf(route: { readonly body?: z.ZodType; readonly query?: z.ZodType }): readonly string[] {
  const places = (['body', 'query'] as const).flatMap((part) => {
    const schema = route[part]
    return schema ? daysIn(z.toJSONSchema(schema, inFull), part) : []
  })
  return [...new Set(places)].toSorted()
}

test('every day that a request may name has a rule, and every rule is of such a day', () => {
  const taken = endpoints.flatMap((endpoint) => {
    const places = placesOf(endpoint)
    return places.length > 0 ? [[endpoint.operationId, places] as const] : []
  })
  expect(taken.length).toBeGreaterThan(20)
  const ruled = Object.entries(days).map(([operation, rules]) => [operation, Object.keys(rules).toSorted()])
  expect(Object.fromEntries(ruled)).toEqual(Object.fromEntries(taken))
})

test('a day without a rule is found, however deep it stands', () => {
  const body = z.strictObject({
    visits: z.array(
      z.union([z.strictObject({ on: z.iso.date() }), z.strictObject({ at: z.iso.datetime() })]),
    ),
    byKey: z.record(z.string(), z.iso.date().optional()),
  })
  expect(placesOf({ body })).toEqual(['body.byKey{}', 'body.visits[].at', 'body.visits[].on'])
})
