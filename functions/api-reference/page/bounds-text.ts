import type { JsonSchema } from '@passerelle/contract/openapi'
import { fieldText } from '@passerelle/messages/problems'
import type { Html } from '@passerelle/runtime/html'
import { code, type Words } from './words.ts'

/** What a field demands besides its type, one sentence each: bounds, form, rules, what stands there by itself. */
export function boundsText(schema: JsonSchema, words: Words): readonly Html[] {
  const { say } = words
  const sentences = [
    range('length', schema.minLength, schema.maxLength, words),
    range('count', schema.minItems, schema.maxItems, words),
    range('value', schema.minimum, schema.maximum, words),
    schema.exclusiveMinimum === undefined
      ? undefined
      : say('bound.above', { least: schema.exclusiveMinimum }),
    schema.exclusiveMaximum === undefined ? undefined : say('bound.below', { most: schema.exclusiveMaximum }),
    schema.multipleOf === undefined ? undefined : say('bound.step', { step: schema.multipleOf }),
    schema.pattern === undefined ? undefined : say('bound.pattern', { pattern: code(schema.pattern) }),
    schema.default === undefined
      ? undefined
      : say('bound.default', { value: code(JSON.stringify(schema.default)) }),
    ...(schema['x-rules'] ?? []).map((code) =>
      say('bound.otherwise', { rule: fieldText(words.language, { code }) }),
    ),
    schema.description === undefined ? undefined : words.english(schema.description),
  ]
  const ofEntries = schema.items && !schema.items.$ref ? boundsText(schema.items, words) : []
  const own = sentences.filter((sentence) => sentence !== undefined)
  return [...own, ...ofEntries.map((sentence) => say('bound.each', { rule: sentence }))]
}

function range(
  size: 'length' | 'count' | 'value',
  least: number | undefined,
  most: number | undefined,
  { say }: Words,
): Html | undefined {
  if (least !== undefined && most !== undefined) return say(`bound.${size}`, { least, most })
  if (most !== undefined) return say(`bound.${size}Most`, { most })
  return least === undefined ? undefined : say(`bound.${size}Least`, { least })
}
