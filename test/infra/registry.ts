import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import type { Property, PropertyType } from '@aws-cdk/service-spec-types'
import type { Template } from './synthesis.ts'

/*
 * The schemas by which CloudFormation takes a resource or refuses it, out of the registry as AWS's own tools ship it. They
 * say which properties there are, which must be there, of which type they are, and what another resource may ask for.
 */

const registry = loadAwsServiceSpecSync()

/** What a resource that is made by a function of ours, rather than by AWS, is called. */
const ownType = /^(Custom::|AWS::CloudFormation::CustomResource$)/

/**
 * What CloudFormation would refuse in a template.
 *
 * @returns a line for each: the resource, the place in it, and what is wrong there
 */
export function misfitsOf({ Resources }: Template): string[] {
  return Object.entries(Resources).flatMap(([id, { Type, Properties = {} }]) => {
    const asked = [...attributesAskedOf(Properties)].flatMap(([of, attribute]) =>
      isTold(Resources[of]?.Type, attribute) ? [] : [`asks for ${of}.${attribute}`],
    )
    const known = schemaOf(Type)
    const found = ownType.test(Type)
      ? []
      : known === undefined
        ? [`is of no type that there is: ${Type}`]
        : [...misfitsIn(Properties, known.properties, '')]
    return [...found, ...asked].map((misfit) => `${id} ${misfit}`)
  })
}

/** How many resources of a template the registry knows. */
export function knownTo({ Resources }: Template): number {
  return Object.values(Resources).filter(({ Type }) => schemaOf(Type) !== undefined).length
}

function schemaOf(type: string) {
  return registry.lookup('resource', 'cloudFormationType', 'equals', type)[0]
}

/** Whether a resource of a type has an attribute that others may ask for; an output of a custom resource is its own. */
function isTold(type: string | undefined, attribute: string): boolean {
  if (type === undefined) return false
  return ownType.test(type) || schemaOf(type)?.attributes[attribute] !== undefined
}

/** Every resource of which a value asks for an attribute. */
function* attributesAskedOf(value: unknown): Generator<readonly [string, string]> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, within] of Object.entries(value)) {
    if (name === 'Fn::GetAtt' && Array.isArray(within)) yield [String(within[0]), String(within[1])]
    else yield* attributesAskedOf(within)
  }
}

function* misfitsIn(
  value: object,
  properties: Readonly<Record<string, Property>>,
  place: string,
): Generator<string> {
  for (const [name, { required }] of Object.entries(properties))
    if (required && !(name in value)) yield `${place}${name} is missing`
  for (const [name, within] of Object.entries(value)) {
    const property = properties[name]
    if (property === undefined) yield `${place}${name} is no property`
    else yield* misfits(within, property.type, `${place}${name}`)
  }
}

function* misfits(value: unknown, type: PropertyType, place: string): Generator<string> {
  if (isComputed(value)) return
  switch (type.type) {
    case 'union': {
      const each = type.types.map((one) => [...misfits(value, one, place)])
      if (!each.some((found) => found.length === 0)) yield* each[0] ?? []
      return
    }
    case 'array':
      if (!Array.isArray(value)) yield `${place} is no list`
      else for (const [at, one] of value.entries()) yield* misfits(one, type.element, `${place}.${at}`)
      return
    case 'map':
      if (!isObject(value)) yield `${place} is no map`
      else
        for (const [name, one] of Object.entries(value)) yield* misfits(one, type.element, `${place}.${name}`)
      return
    case 'ref':
      if (!isObject(value)) yield `${place} is no object`
      else yield* misfitsIn(value, registry.get('typeDefinition', type.reference).properties, `${place}.`)
      return
    case 'tag':
      if (!isObject(value) || !('Key' in value && 'Value' in value)) yield `${place} is no tag`
      return
    case 'json':
      if (!isObject(value) && typeof value !== 'string') yield `${place} is no JSON`
      return
    case 'string':
    case 'date-time': {
      const allowed = type.type === 'string' ? type.allowedValues : undefined
      if (typeof value !== 'string') yield `${place} is no text`
      else if (allowed && !allowed.includes(value)) yield `${place} is none of ${allowed.join(', ')}`
      return
    }
    case 'integer':
    case 'number': {
      const allowed = type.type === 'integer' ? type.allowedValues : undefined
      if (typeof value !== 'number' || (type.type === 'integer' && !Number.isInteger(value)))
        yield `${place} is no ${type.type}`
      else if (allowed && !allowed.includes(value)) yield `${place} is none of ${allowed.join(', ')}`
      return
    }
    case 'boolean':
      if (typeof value !== 'boolean') yield `${place} is neither true nor false`
      return
    case 'null':
      if (value !== null) yield `${place} is something`
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether CloudFormation makes the value when it deploys: a reference, or a function of its own. */
function isComputed(value: unknown): boolean {
  if (!isObject(value)) return false
  const [name = '', ...others] = Object.keys(value)
  return others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))
}
