import { fieldErrors } from '@passerelle/contract/kit'
import { idSchema, line, text } from '@passerelle/domain/kernel'
import { languages } from '@passerelle/messages'
import { speakProblems } from '@passerelle/messages/problems'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { pathText } from './problem.ts'

const english = await speakProblems('en')

/** The lines about a value that breaks a schema: `path: code: sentence`. */
function said(schema: z.ZodType, value: unknown): readonly string[] {
  const { error } = schema.safeParse(value, { reportInput: true })
  return fieldErrors('body', error?.issues ?? []).map(
    (error) => `${pathText(error.path)}: ${error.code}: ${english.field(error)}`,
  )
}

const person = z.strictObject({ name: line(5), birth: z.strictObject({ year: z.int().min(1900) }) })
const shapes = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), name: z.string() }),
  z.strictObject({ kind: z.literal('place') }),
])

describe('of a field it is said where it is and what its rule is, with the bound', () => {
  it.each<[string, z.ZodType, unknown, string[]]>([
    ['missing', person, { name: 'Awa' }, ['body.birth: required: This is required.']],
    ['a missing choice', z.strictObject({ a: z.enum(['x']) }), {}, ['body.a: required: This is required.']],
    [
      'a missing id',
      z.strictObject({ a: idSchema<'tenant'>() }),
      {},
      ['body.a: required: This is required.'],
    ],
    [
      'unknown',
      person,
      { name: 'Awa', birth: { year: 1990, tenantId: 'x' }, owner: 1 },
      [
        'body.birth.tenantId: unknown_field: This field is not known here.',
        'body.owner: unknown_field: This field is not known here.',
      ],
    ],
    ['a number for text', line(5), 7, ['body: wrong_type: Expected: text.']],
    ['a list for text', line(5), ['Awa'], ['body: wrong_type: Expected: text.']],
    ['null for text', line(5), null, ['body: wrong_type: Expected: text.']],
    ['text for a number', z.int(), '7', ['body: wrong_type: Expected: a number.']],
    ['a fraction', z.int(), 1.5, ['body: wrong_type: Expected: a whole number.']],
    ['text for yes or no', z.boolean(), 'true', ['body: wrong_type: Expected: true or false.']],
    ['a list for an object', person, [], ['body: wrong_type: Expected: an object.']],
    ['an object for a list', z.array(z.int()), {}, ['body: wrong_type: Expected: a list.']],
    ['an object for a map', z.record(z.string(), z.int()), [], ['body: wrong_type: Expected: an object.']],
    [
      'a number too large to count with',
      z.int(),
      2 ** 53,
      ['body: too_big_value: At most 9007199254740991.'],
    ],
    ['empty text', line(5), '  ', ['body: empty: This must not be empty.']],
    ['an empty list', z.array(z.int()).min(1), [], ['body: empty: This must not be empty.']],
    ['short text', z.string().min(3), 'ab', ['body: too_small_string: At least 3 characters.']],
    ['long text', text(5), 'Amadou', ['body: too_big_string: At most 5 characters.']],
    ['a short list', z.array(z.int()).min(2), [1], ['body: too_small_array: At least 2 entries.']],
    ['a long list', z.array(z.int()).max(1), [1, 2], ['body: too_big_array: At most 1 entry.']],
    ['too little', z.int().min(1), 0, ['body: too_small_value: At least 1.']],
    ['too much', z.number().max(80), 80.5, ['body: too_big_value: At most 80.']],
    ['not more', z.number().positive(), 0, ['body: not_above: More than 0.']],
    ['not less', z.number().lt(1), 1, ['body: not_below: Less than 1.']],
    ['between two steps', z.number().multipleOf(0.5), 0.3, ['body: not_a_multiple: A multiple of 0.5.']],
    ['not a choice', z.enum(['a', 'b']), 'c', ['body: not_allowed: Allowed: a, b.']],
    [
      'an impossible day',
      z.iso.date(),
      '2026-02-30',
      ['body: impossible_date: Not a day of the calendar (YYYY-MM-DD).'],
    ],
    [
      'an instant of no time zone',
      z.iso.datetime({ precision: 3 }),
      '2026-02-03T10:00',
      ['body: impossible_instant: Not an instant in UTC (YYYY-MM-DDThh:mm:ss.sssZ).'],
    ],
    ['no e-mail', z.email(), 'awa', ['body: invalid_email: Not an e-mail address.']],
    [
      'another form',
      z.string().regex(/^a$/),
      'b',
      ['body: wrong_format: Not in the form that is expected here.'],
    ],
    ['a rule of its own', line(5), 'a\nb', ['body: one_line: One line only.']],
    ['a rule without a word', z.string().refine(() => false), 'a', ['body: custom: This is not valid.']],
    [
      'a form with a name',
      z.string().regex(/^a$/, { error: 'invalid_slug' }),
      'b',
      ['body: invalid_slug: Small letters, digits and single hyphens; begins with a letter.'],
    ],
    ['none of the shapes', shapes, { kind: 'x' }, ['body.kind: not_allowed: Allowed: person, place.']],
    [
      'a fault in one of the shapes',
      shapes,
      { kind: 'person', name: 1 },
      ['body.name: wrong_type: Expected: text.'],
    ],
    [
      'neither of two shapes',
      z.union([z.string(), z.strictObject({ a: z.int(), b: z.int() })]),
      { a: 1 },
      ['body.b: required: This is required.'],
    ],
    ['no shape at all', z.union([z.string(), z.int()]), true, ['body: wrong_type: Expected: text.']],
    [
      'a key of a map',
      z.record(z.string().min(2), z.int()),
      { a: 1 },
      ['body.a: too_small_string: At least 2 characters.'],
    ],
    [
      'an entry of a list',
      z.strictObject({ names: z.array(z.strictObject({ given: line(3) })) }),
      { names: [{ given: 'Awa' }, { given: 'Amadou' }] },
      ['body.names[1].given: too_big_string: At most 3 characters.'],
    ],
  ])('%s', (_, schema, value, expected) => {
    expect(said(schema, value)).toEqual(expected)
  })

  it('in every language', async () => {
    const { error } = line(5).safeParse('Amadou', { reportInput: true })
    const [wrong] = fieldErrors('body', error?.issues ?? [])
    const speakers = await Promise.all(languages.map(speakProblems))
    const sentences = speakers.map(({ field }) => wrong && field(wrong))
    expect(new Set(sentences).size).toBe(languages.length)
    for (const sentence of sentences) expect(sentence).toContain('5')
  })
})

describe('what is said of a request', () => {
  it('never quotes what was sent as a value', () => {
    const secret = 'Amina-Diallo-1990'
    const values = [secret, [secret], { name: secret }, { name: [secret], birth: { year: secret } }]
    for (const value of values)
      for (const schema of [person, shapes, z.enum(['a']), z.email(), z.iso.date(), idSchema<'tenant'>()])
        expect(JSON.stringify(said(schema, value))).not.toContain(secret)
  })

  it('has an end, however much is wrong', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`unknown${n}`, n]))
    expect(said(person, many)).toHaveLength(12)
    expect(said(z.array(z.int()), Array(5_000).fill('x'))).toHaveLength(50)
    const longName = said(person, { ['x'.repeat(100_000)]: 1 }).join()
    expect(longName.length).toBeLessThan(400)
  })
})
