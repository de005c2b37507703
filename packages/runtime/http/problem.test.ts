import type { FieldError } from '@passerelle/domain/kernel'
import { languages } from '@passerelle/messages'
import { describe, expect, it } from 'vitest'
import { pathText, problemOf, statusOf } from './problem.ts'

const about = { language: 'en', requestId: 'request-1' } as const

describe('the status of a problem', () => {
  it.each([
    [400, ['malformed', 'invalid']],
    [401, ['unauthenticated']],
    [403, ['forbidden']],
    [404, ['not_found']],
    [405, ['method_not_allowed']],
    [409, ['illegal_transition', 'already_exists', 'contended', 'corridor_not_active']],
    [412, ['stale_version']],
    [413, ['too_large']],
    [415, ['unsupported_media_type']],
    [422, ['consent_missing', 'idempotency_mismatch', 'reason_required']],
    [428, ['version_required']],
    [500, ['unexpected']],
    [503, ['unavailable']],
  ] as const)('%i is that of %s', (status, codes) => {
    for (const code of codes) expect(statusOf[code]).toBe(status)
  })
})

describe('a problem', () => {
  it('says what a program needs in fields and what a person needs in a sentence', async () => {
    expect(await problemOf({ code: 'stale_version', current: 7 }, about)).toEqual({
      type: 'about:blank',
      status: 412,
      code: 'stale_version',
      title: 'Changed in the meantime',
      detail: 'Somebody else changed this; it is at version 7 now. Read it again, then repeat your change.',
      current: 7,
      requestId: 'request-1',
    })
  })

  it('says so in every language', async () => {
    const refusal = { code: 'limit_reached', what: 'items', limit: 60 } as const
    const told = await Promise.all(languages.map((language) => problemOf(refusal, { ...about, language })))
    const details = told.map(({ detail }) => detail)
    expect(new Set(details).size).toBe(languages.length)
    for (const detail of details) expect(detail).toContain('60')
  })

  it('says what is possible in words, and names it to a program in codes', async () => {
    const refusal = { code: 'illegal_transition', state: 'offered', allowed: ['accept', 'decline'] } as const
    expect(await problemOf(refusal, { ...about, language: 'de' })).toMatchObject({
      detail: 'Im jetzigen Zustand (angeboten) ist das nicht möglich. Jetzt möglich: annehmen, ablehnen.',
      state: 'offered',
      allowed: ['accept', 'decline'],
    })
  })

  it('names the fields of a body as fields of the body, whoever found the fault', async () => {
    const errors: FieldError[] = [
      { path: ['sites', 2, 'id'], code: 'unknown_site' },
      { path: ['body', 'sites', 2, 'id'], code: 'unknown_site' },
      { path: [], code: 'custom' },
      { path: ['query', 'cursor'], code: 'invalid_cursor' },
    ]
    const { errors: told = [] } = await problemOf({ code: 'invalid', errors }, about)
    expect(told.map(({ path }) => path)).toEqual([
      'body.sites[2].id',
      'body.sites[2].id',
      'body',
      'query.cursor',
    ])
    expect(pathText(['body', 'names', 0, 'given'])).toBe('body.names[0].given')
  })
})
