import { describe, expect, it } from 'vitest'
import { maxBodyBytes, readJson } from './body.ts'
import { Rejected } from './rejected.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readJson('application/json', utf8(text))

function refusalOf(attempt: () => unknown): unknown {
  try {
    return { taken: attempt() }
  } catch (error) {
    return error instanceof Rejected ? error.refusal : error
  }
}

/** The processor time of some work in so many turns, in microseconds. */
function processorTime(turns: number, work: () => unknown): number {
  const before = process.threadCpuUsage()
  for (let turn = 0; turn < turns; turn += 1) work()
  const { user, system } = process.threadCpuUsage(before)
  return user + system
}

const malformed = (code: string, params = {}) => ({
  code: 'malformed',
  errors: [{ path: ['body'], code, params }],
})

describe('a body', () => {
  it('is read as the JSON that it is', () => {
    const text =
      ' {"name":"Amadou \\"Ama\\" Diallo","tags":["a,b","{"],"born":1990,"deep":{"a":[{"b":null}]}}\r\n'
    expect(read(text)).toEqual(JSON.parse(text))
    expect(['[]', '1', '"x"', 'true', 'null', '""'].map(read)).toEqual([[], 1, 'x', true, null, ''])
  })

  it.each([
    'application/json',
    'Application/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
  ])('is taken as %s', (type) => {
    expect(readJson(type, utf8('{}'))).toEqual({})
  })

  it.each([
    undefined,
    '',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/merge-patch+json',
    'application/jsonp',
    'text/json',
    'application/json, text/plain',
  ])('is not taken as %s', (type) => {
    expect(refusalOf(() => readJson(type, utf8('{}')))).toEqual({ code: 'unsupported_media_type' })
  })

  it('may be as long as the limit and no longer', () => {
    const whole = `"${'x'.repeat(maxBodyBytes - 2)}"`
    expect(read(whole)).toHaveLength(maxBodyBytes - 2)
    const tooLarge = { code: 'too_large', limit: maxBodyBytes }
    expect(refusalOf(() => read(`${whole} `))).toEqual(tooLarge)
    expect(refusalOf(() => read(`"${'x'.repeat(1_000_000)}"`))).toEqual(tooLarge)
  })

  it.each([
    ['a byte that begins nothing', [0x22, 0xff, 0x22]],
    ['a letter cut in half', [0x22, 0xc3, 0x22]],
    ['a slash in two bytes', [0x22, 0xc0, 0xaf, 0x22]],
    ['half of a surrogate pair', [0x22, 0xed, 0xa0, 0x80, 0x22]],
  ])('that is not UTF-8 is refused: %s', (_, bytes) => {
    expect(refusalOf(() => readJson('application/json', Uint8Array.from(bytes)))).toEqual(
      malformed('not_utf8'),
    )
  })

  it.each(['', ' ', '{', '{"a":1,}', "{'a':1}", '{"a":NaN}', '[1] [2]', '\uFEFF{}', '{"a":01}', '"\n"'])(
    'that is not JSON is refused: %j',
    (text) => {
      expect(refusalOf(() => read(text))).toEqual(malformed('not_json'))
    },
  )

  it.each([
    '{"__proto__":{"admin":true}}',
    '{"a":{"constructor":1}}',
    '[[{"b":[{"prototype":null}]}]]',
    '{"a":1,"\\u005f_proto__":{}}',
  ])('with a key that reaches for a prototype is refused: %s', (text) => {
    expect(refusalOf(() => read(text))).toEqual(malformed('forbidden_key'))
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })

  it.each([
    '{"a":1,"a":2}',
    '{"a":1,"a":1}',
    '{"a":{},"b":1,"a":{}}',
    '{"x":[{"a":"y","b":{"c":1},"a":"y"}]}',
    '{"a":1,"\\u0061":1}',
  ])('with a key twice in one object is refused: %s', (text) => {
    expect(refusalOf(() => read(text))).toEqual(malformed('repeated_key'))
  })

  it('may name the same key in different objects, and hold such words as values', () => {
    const text = '{"a":{"a":[{"a":"a"},{"a":"__proto__"}]},"b":"a","c":["a","a","constructor"]}'
    expect(read(text)).toEqual(JSON.parse(text))
  })

  it('nests no deeper than 32 levels, and says so however deep it is', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
    expect(read(nested(32))).toEqual(JSON.parse(nested(32)))
    for (const levels of [33, 100_000])
      expect(refusalOf(() => read(nested(levels)))).toEqual(malformed('too_deep', { limit: 32 }))
    expect(refusalOf(() => read('['.repeat(200_000)))).toEqual(malformed('not_json'))
    expect(refusalOf(() => read(`${'{"a":'.repeat(33)}1${'}'.repeat(33)}`))).toEqual(
      malformed('too_deep', { limit: 32 }),
    )
  })

  it('is looked at in time that grows no faster than it does', () => {
    const hostile = [
      (size: number) => '"'.repeat(size),
      (size: number) => `"${'\\'.repeat(size)}`,
      (size: number) => `["${'\\\\'.repeat(size / 2)}"]`,
      (size: number) => `{${Array.from({ length: size / 16 }, (_, n) => `"key${n}":[]`).join()}}`,
    ]
    for (const textOf of hostile) {
      const [short, long] = [textOf(6_250), textOf(200_000)]
      // So often that the ticks in which a machine may count do not matter.
      const often = processorTime(640, () => refusalOf(() => read(short)))
      const seldom = processorTime(20, () => refusalOf(() => read(long)))
      // As much text in either case: thirty-two times as long where time grows with the square of a text. A large object
      // takes somewhat longer than many small ones anyway.
      expect(seldom).toBeLessThan(10 * often)
    }
  })
})
