import type { JsonSchema } from '@passerelle/contract/openapi'
import { isIdSchema, nobodyElse, type ProbeRoute, schemaAt } from './routes.ts'

/** The least that a route's query must have, well formed: `?template=welcome&channel=0`, or nothing. */
export function leastQuery({ query }: Pick<ProbeRoute, 'query'>): string {
  const named = query.filter(({ required }) => required)
  const pairs = named.map(({ name, schema }) => `${name}=${String(sampleOf(schema))}`)
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

/**
 * A small value that a schema takes: what is required and nothing else. Rules that no schema can say are not kept; for
 * operations with such rules an honest request has to be made once, and is sent again.
 */
export function sampleOf(given: JsonSchema): unknown {
  if (isIdSchema(given)) return nobodyElse
  const schema = schemaAt(given)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const [choice] = schema.anyOf ?? schema.oneOf ?? []
  if (choice !== undefined) return sampleOf(choice)
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map(sampleOf))
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {})]),
      )
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}))
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return false
    case 'null':
      return null
    default:
      return textOf(schema)
  }
}

const formats: Readonly<Record<string, string>> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T09:30:00.000Z',
  email: 'somebody@example.org',
  // A PDF of nothing.
  base64: 'JVBERi0xLjcKJSVFT0YK',
}

/** Texts of a form that has no name. */
const forms: Readonly<Record<string, string>> = {
  '^\\d{6}$': '123456',
  '^[A-Z]{2}$': 'SN',
  '^[A-Z]{2,3}(-[\\w.]+)+$': 'DE-HRB-4711',
}

function textOf({ format = '', pattern = '', minLength = 1 }: JsonSchema): string {
  return formats[format] ?? forms[pattern] ?? 'en'.padEnd(minLength, 'x')
}
