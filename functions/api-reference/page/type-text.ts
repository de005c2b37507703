import type { JsonSchema } from '@passerelle/contract/openapi'
import { type Html, html, joined } from '@passerelle/runtime/html'
import { code, type Words } from './words.ts'

/** What may stand in a field, in words: `text`, `a list of Channel`, `one of: coaching, centre`. */
export function typeText(schema: JsonSchema, words: Words): Html {
  const { say } = words
  if (schema.$ref !== undefined) return linkToShape(schema.$ref)
  if (schema.const !== undefined) return say('type.exactly', { value: code(String(schema.const)) })
  if (schema.enum !== undefined) {
    return say('type.oneOf', { values: listed(schema.enum.map((value) => code(String(value)))) })
  }
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return choiceText(choices, words)
  switch (schema.type) {
    case 'string':
      return stringText(schema, words)
    case 'integer':
      return say('type.integer')
    case 'number':
      return say('type.number')
    case 'boolean':
      return say('type.boolean')
    case 'array':
      return say('type.list', { of: typeText(schema.items ?? {}, words) })
    case 'object':
      return mapText(schema, words)
    default:
      return say('type.any')
  }
}

export function linkToShape(reference: string): Html {
  const name = reference.split('/').at(-1) ?? ''
  return html`<a href="#shape-${name}">${code(name)}</a>`
}

function choiceText(choices: readonly JsonSchema[], words: Words): Html {
  const isNull = (schema: JsonSchema) => schema.type === 'null'
  const others = joined(
    choices.filter((schema) => !isNull(schema)).map((schema) => typeText(schema, words)),
    html` / `,
  )
  return choices.some(isNull) ? words.say('type.orNull', { of: others }) : others
}

function stringText({ format, type }: JsonSchema, { say }: Words): Html {
  if (type !== 'string') return say('type.any')
  if (format === 'date') return say('type.date')
  if (format === 'date-time') return say('type.instant')
  if (format === 'email') return say('type.email')
  return say('type.text')
}

function mapText({ additionalProperties, propertyNames }: JsonSchema, words: Words): Html {
  if (typeof additionalProperties !== 'object') return words.say('type.object')
  return words.say('type.map', {
    from: typeText(propertyNames ?? { type: 'string' }, words),
    to: typeText(additionalProperties, words),
  })
}

function listed(values: readonly Html[]): Html {
  return joined(values, html`, `)
}
