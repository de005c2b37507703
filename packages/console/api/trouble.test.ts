import { ApiProblem } from '@passerelle/client'
import { describe, expect, it } from 'vitest'
import { SignedOut } from '../session/session.ts'
import { fieldErrorsOf, isPassing, troubleOf } from './trouble.ts'

const problem = (status: number, code: string, more = {}) =>
  new ApiProblem('call', { status, code, title: 'T', detail: 'D', ...more })

describe('what stands in the way', () => {
  it.each([
    [new TypeError('Failed to fetch'), 'offline', true],
    [problem(429, 'too_many'), 'busy', true],
    [problem(503, 'unavailable'), 'down', true],
    [problem(412, 'stale_version'), 'stale', false],
    [problem(409, 'illegal_transition'), 'stale', false],
    [problem(404, 'not_found'), 'gone', false],
    [problem(403, 'forbidden'), 'forbidden', false],
    [problem(403, 'not_a_member'), 'ended', false],
    [problem(409, 'consent_missing'), 'refused', false],
    [problem(400, 'invalid', { errors: [{ path: 'body.to', code: 'x', message: 'x' }] }), 'fields', false],
    [new SignedOut(), 'signed_out', false],
  ])('%s is %s', (error, kind, passing) => {
    const trouble = troubleOf(error)
    expect(trouble.kind).toBe(kind)
    expect(isPassing(trouble)).toBe(passing)
  })

  it('says how long to wait where the API does', () => {
    expect(troubleOf(problem(429, 'too_many', { retryAfterSeconds: 30 }))).toEqual({
      kind: 'busy',
      waitSeconds: 30,
    })
  })
})

it('a refusal by field finds the field of the form', () => {
  const errors = [
    { path: 'body.names[0].given', code: 'empty', message: 'Das darf nicht leer sein.' },
    { path: 'body.to', code: 'own_tenant', message: 'Eine andere.' },
    { path: 'query.from', code: 'wrong_format', message: 'Ein Tag.' },
  ]
  expect(fieldErrorsOf(problem(400, 'invalid', { errors }))).toEqual({
    'names.0.given': 'Das darf nicht leer sein.',
    to: 'Eine andere.',
    from: 'Ein Tag.',
  })
})
