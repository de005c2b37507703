import { idSchema } from '@passerelle/domain/kernel'
import * as z from 'zod'
import type { JsonSchema } from './document-types.ts'
import { mapObjects } from './json.ts'
import { namedSchemas } from './schema-names.ts'
import { statedRules } from './stated-rules.ts'

/** Whether a schema says what is taken or what is given: a default is optional in one and always there in the other. */
type Direction = 'input' | 'output'

/** The JSON Schema of each schema that a route uses, and the components that they refer to. */
export type SchemaBook = {
  schemaOf(direction: Direction, schema: z.ZodType): JsonSchema
  readonly components: Readonly<Record<string, JsonSchema>>
}

type Schemas = Readonly<Record<string, JsonSchema>>
/** Schemas of requests, of answers, and those of query parameters, which need no name of their own. */
type Used = Readonly<Record<Direction | 'inline', readonly z.ZodType[]>>

const place = '#/components/schemas/'

/** Writes the schemas of a contract. Where input and output differ, what is taken is called `…Input`. */
export function schemaBook(used: Used): SchemaBook {
  const names = namesFor(used)
  const written = { input: write(names, 'input'), output: write(names, 'output') }
  const rootsOf = (use: keyof Used) => used[use].map((schema) => refTo(names.get(schema) ?? ''))
  const taken = reachable(written.input, [...rootsOf('input'), ...rootsOf('inline')])
  const given = reachable(written.output, rootsOf('output'))
  const twofold = differing(
    written,
    [...taken].filter((name) => given.has(name)),
  )
  const inputName = (name: string) => (twofold.has(name) ? `${name}Input` : name)

  const components: Record<string, JsonSchema> = { Id: id }
  for (const name of given) components[name] = pick(written.output, name)
  for (const name of taken) components[inputName(name)] = renamed(pick(written.input, name), inputName)
  const inline = (schema: JsonSchema): JsonSchema => {
    const name = nameIn(schema)
    return name?.startsWith(anonymous) ? pick(components, name) : schema
  }
  return {
    schemaOf: (direction, schema) => {
      const name = names.get(schema)
      if (name === undefined) throw new TypeError('a schema that was not announced')
      return inline(refTo(direction === 'input' ? inputName(name) : name))
    },
    components: Object.fromEntries(
      Object.entries(components)
        .filter(([name]) => !name.startsWith(anonymous))
        .toSorted(([a], [b]) => a.localeCompare(b, 'en')),
    ),
  }
}

// Schemas without a name stand where they are used; until then they need one.
const anonymous = '~'

function namesFor({ input, output, inline }: Used): ReadonlyMap<z.ZodType, string> {
  const names = new Map(namedSchemas())
  for (const schema of inline) names.delete(schema)
  for (const schema of [...input, ...output, ...inline])
    if (!names.has(schema)) names.set(schema, `${anonymous}${names.size}`)
  return names
}

function write(names: ReadonlyMap<z.ZodType, string>, direction: Direction): Schemas {
  const registry = z.registry<{ id: string }>()
  for (const [schema, id] of names) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, {
    io: direction,
    // A rule written in code has no JSON Schema; what it gives besides (`meta`) says its form.
    unrepresentable: 'any',
    uri: (id) => place + id,
    override: ({ zodSchema, jsonSchema }) => {
      const rules = statedRules(zodSchema)
      if (rules.length > 0) jsonSchema['x-rules'] = rules
    },
  })
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, plain(schema)]))
}

// Ids of all kinds look alike.
const { type, pattern, description } = idSchema().meta() ?? {}
const id: JsonSchema = { type: String(type), pattern: String(pattern), description: String(description) }

// The only schema that contains itself and has no name is that of JSON (`z.json()`).
const anyJson: JsonSchema = { description: 'any JSON value' }

const saidByFormat: ReadonlySet<unknown> = new Set(['date', 'date-time', 'email'])

/** A schema as it is worth reading: without what every one has and what its format says already. */
function plain(schema: unknown): JsonSchema {
  const cleaned = mapObjects(schema, (each) => {
    if (each['pattern'] === id.pattern) return refTo('Id')
    if (nameIn(each)?.startsWith('__shared')) return anyJson
    const { $schema: _, $id: __, ...rest }: Record<string, unknown> = each
    if (saidByFormat.has(rest['format'])) delete rest['pattern']
    if (rest['maximum'] === Number.MAX_SAFE_INTEGER) delete rest['maximum']
    if (rest['minimum'] === Number.MIN_SAFE_INTEGER) delete rest['minimum']
    return rest
  })
  return cleaned as JsonSchema // made of one, with less in it
}

function refTo(name: string): JsonSchema {
  return { $ref: place + name }
}

function nameIn({ $ref }: { readonly $ref?: unknown }): string | undefined {
  return typeof $ref === 'string' && $ref.startsWith(place) ? $ref.slice(place.length) : undefined
}

function pick(schemas: Schemas, name: string): JsonSchema {
  const schema = schemas[name]
  if (schema === undefined) throw new TypeError(`${name} is no component`)
  return schema
}

function reachable(schemas: Schemas, from: readonly JsonSchema[]): ReadonlySet<string> {
  const found = new Set<string>()
  const follow = (value: unknown): void => {
    for (const name of namesIn(value)) {
      if (name === 'Id' || found.has(name)) continue
      found.add(name)
      follow(pick(schemas, name))
    }
  }
  follow(from)
  return found
}

/** Which names mean something else when taken than when given, themselves or by what they refer to. */
function differing(
  written: Readonly<Record<Direction, Schemas>>,
  names: readonly string[],
): ReadonlySet<string> {
  const textOf = (direction: Direction, name: string) => JSON.stringify(pick(written[direction], name))
  const found = new Set(names.filter((name) => textOf('input', name) !== textOf('output', name)))
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const name of names)
      if (namesIn(pick(written.input, name)).some((other) => found.has(other))) found.add(name)
  }
  return found
}

function renamed(schema: JsonSchema, nameOf: (name: string) => string): JsonSchema {
  const changed = mapObjects(schema, (each) => {
    const name = nameIn(each)
    return name === undefined ? each : { ...each, ...refTo(nameOf(name)) }
  })
  return changed as JsonSchema // only what it refers to has changed
}

function namesIn(value: unknown): string[] {
  const names: string[] = []
  mapObjects(value, (each) => {
    const name = nameIn(each)
    if (name !== undefined) names.push(name)
    return each
  })
  return names
}
