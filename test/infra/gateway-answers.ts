import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { languages } from '@passerelle/messages'
import { describe, expect, it } from 'vitest'
import { field } from './rights.ts'
import { dev } from './stages.ts'
import { root } from './synthesis.ts'
import { gatewayAnswers } from './way-in.ts'

const { templates } = dev

describe("the gateway's own answers", () => {
  const byType = gatewayAnswers(templates)
  const answers = [...byType.values()]
  const problem = (each: unknown): unknown =>
    JSON.parse(String(field(field(each, 'responseTemplates'), 'application/json')))

  it.each([
    ['UNAUTHORIZED', '401', 'unauthenticated'],
    ['ACCESS_DENIED', '403', 'not_a_member'],
    ['WAF_FILTERED', '403', 'forbidden'],
    ['MISSING_AUTHENTICATION_TOKEN', '404', 'not_found'],
    ['INVALID_SIGNATURE', '404', 'not_found'],
    ['EXPIRED_TOKEN', '404', 'not_found'],
    ['RESOURCE_NOT_FOUND', '404', 'not_found'],
    ['REQUEST_TOO_LARGE', '413', 'too_large'],
    ['UNSUPPORTED_MEDIA_TYPE', '415', 'unsupported_media_type'],
    ['THROTTLED', '429', 'too_many_requests'],
    ['AUTHORIZER_FAILURE', '503', 'unavailable'],
    ['INTEGRATION_TIMEOUT', '504', 'unavailable'],
    ['DEFAULT_4XX', undefined, 'rejected'],
    ['DEFAULT_5XX', undefined, 'unexpected'],
  ])('say what happened: %s', (type, status, code) => {
    expect(field(byType.get(type), 'statusCode')).toBe(status)
    expect(problem(byType.get(type))).toMatchObject({
      type: 'about:blank',
      code,
      requestId: '$context.requestId',
      ...(status === undefined ? {} : { status: Number(status) }),
    })
  })

  it('are problems that nobody stores, sniffs, frames or refers onwards', () => {
    for (const each of answers)
      expect(field(each, 'responseParameters')).toMatchObject({
        'gatewayresponse.header.Content-Type': "'application/problem+json'",
        'gatewayresponse.header.Cache-Control': "'no-store'",
        'gatewayresponse.header.Content-Security-Policy': "'default-src 'none'; frame-ancestors 'none''",
        'gatewayresponse.header.Referrer-Policy': "'no-referrer'",
        'gatewayresponse.header.Strict-Transport-Security': "'max-age=63072000; includeSubDomains'",
        'gatewayresponse.header.X-Content-Type-Options': "'nosniff'",
      })
  })

  it('say how to sign in, and when to come back', () => {
    expect(field(byType.get('UNAUTHORIZED'), 'responseParameters')).toHaveProperty(
      ['gatewayresponse.header.WWW-Authenticate'],
      "'Bearer'",
    )
    expect(field(byType.get('THROTTLED'), 'responseParameters')).toHaveProperty(
      ['gatewayresponse.header.Retry-After'],
      "'1'",
    )
  })

  it('tell a person whose PIN is wrong in each language, and of no token', () => {
    const [said] = answers.map(problem).filter((each) => field(each, 'code') === 'unauthenticated')
    for (const language of languages) {
      const words: unknown = JSON.parse(
        readFileSync(join(root, `packages/messages/problems/${language}.lazy.json`), 'utf8'),
      )
      for (const part of ['title', 'detail'] as const)
        expect(field(said, part)).toContain(field(words, `unauthenticated.${part}`))
    }
    expect(JSON.stringify(said)).not.toMatch(/token|jeton/i)
  })

  it.each(['forbidden', 'not_found', 'unsupported_media_type', 'unexpected'])(
    "use the functions' own words: %s",
    (code) => {
      const words: unknown = JSON.parse(
        readFileSync(join(root, 'packages/messages/problems/en.lazy.json'), 'utf8'),
      )
      const said = answers.map(problem).filter((each) => field(each, 'code') === code)
      expect(said.length).toBeGreaterThan(0)
      for (const each of said)
        expect(each).toMatchObject({
          title: field(words, `${code}.title`),
          detail: field(words, `${code}.detail`),
        })
    },
  )
})
