import { describe, expect, it } from 'vitest'
import { maxFormBytes, readForm } from './form.ts'
import { Rejected } from './rejected.ts'

const type = 'application/x-www-form-urlencoded'
const read = (text: string, contentType: string | undefined = type) =>
  readForm(contentType, Buffer.from(text))

function refusalOf(action: () => unknown) {
  try {
    action()
  } catch (error) {
    if (error instanceof Rejected) return error.refusal
    throw error
  }
  return undefined
}

const malformed = (code: string) => ({ code: 'malformed', errors: [{ path: ['body'], code }] })

describe('the body of a form', () => {
  it('is read field by field, each a text', () => {
    expect(read('code=a+b%26c&pin=%D9%A2&empty=')).toEqual({ code: 'a b&c', pin: '٢', empty: '' })
    expect(read('', `${type}; charset=UTF-8`)).toEqual({})
  })

  it('may be as long as the limit and no longer', () => {
    expect(read(`a=${'x'.repeat(maxFormBytes - 2)}`)['a']).toHaveLength(maxFormBytes - 2)
    expect(refusalOf(() => read(`a=${'x'.repeat(maxFormBytes - 1)}`))).toEqual({
      code: 'too_large',
      limit: maxFormBytes,
    })
  })

  it.each(['application/json', 'multipart/form-data; boundary=x', `${type}; charset=latin1`, ''])(
    'is refused as another type: %j',
    (contentType) => {
      expect(refusalOf(() => read('a=1', contentType))).toEqual(malformed('not_a_form'))
    },
  )

  it('is refused where two readers could understand it in two ways', () => {
    expect(refusalOf(() => read('a=1&a=2'))).toEqual(malformed('repeated_key'))
    expect(refusalOf(() => read('__proto__=1'))).toEqual(malformed('forbidden_key'))
    expect(refusalOf(() => readForm(type, Uint8Array.from([0x61, 0x3d, 0xff])))).toEqual(
      malformed('not_utf8'),
    )
  })
})
