import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { ownPartitions, policyOf, roleWith, sessionFor, tableArn } from '../testing/roles.ts'
import { evaluate } from './evaluate.ts'
import { openJudge } from './judge.ts'
import { type AccessRequest, administrator } from './principal.ts'

const role = roleWith(ownPartitions)
const get = (...leadingKeys: string[]): AccessRequest => ({
  action: 'dynamodb:GetItem',
  resource: tableArn,
  leadingKeys,
})

describe('a tenant', () => {
  test('reads its own partitions and those it shares, and nobody else reads them', () => {
    const judge = openJudge()
    for (const key of ['T#aaaa#CASE#1', 'R#aaaa#bbbb#1', 'R#bbbb#aaaa#1']) {
      expect(judge.allows(sessionFor(role, 'aaaa'), get(key))).toBe(true)
      expect(judge.allows(sessionFor(role, 'cccc'), get(key))).toBe(false)
    }
  })

  test('is denied a batch in which one key is another tenant’s', () => {
    const judge = openJudge()
    const batch = (...keys: string[]): AccessRequest => ({ ...get(...keys), action: 'dynamodb:BatchGetItem' })
    expect(judge.allows(sessionFor(role, 'aaaa'), batch('T#aaaa#A', 'T#aaaa#B'))).toBe(true)
    expect(judge.allows(sessionFor(role, 'aaaa'), batch('T#aaaa#A', 'T#bbbb#B'))).toBe(false)
  })

  test('is denied a request that names no key, even where its policy lists Scan', () => {
    const scan = { action: 'dynamodb:Scan', resource: tableArn }
    expect(openJudge().allows(sessionFor(role, 'aaaa'), scan)).toBe(false)
  })

  test('without a tenant tag is denied everything', () => {
    expect(openJudge().allows(sessionFor(role, undefined), get('T##A'))).toBe(false)
  })
})

describe('what was decided before', () => {
  test('never lets another tenant’s key pass after an own key was allowed', () => {
    const judge = openJudge()
    const session = sessionFor(role, 'aaaa')
    for (let id = 0; id < 50; id += 1) expect(judge.allows(session, get(`T#aaaa#CASE#${id}`))).toBe(true)
    for (let id = 0; id < 50; id += 1) expect(judge.allows(session, get(`T#bbbb#CASE#${id}`))).toBe(false)
    expect(judge.allows(session, get('T#aaaa'))).toBe(false)
    expect(judge.allows(session, get('T#AAAA#CASE#1'))).toBe(false)
  })

  test('is what a fresh evaluation says, for any keys, tenants and policies', () => {
    const part = fc.constantFrom('T', 'R', 'C', '#', '*', '?', 'aaaa', 'bbbb', 'abcd', 'a', '\n', '.', '$')
    const member = `\${aws:SourceIdentity}`
    const key = fc.array(part, { maxLength: 7 }).map((parts) => parts.join(''))
    const tag = `\${aws:PrincipalTag/tenant}`
    const pattern = fc
      .array(fc.oneof(part, fc.constant(tag), fc.constant(member)), { maxLength: 6 })
      .map((parts) => parts.join(''))
    const operator = fc.constantFrom(
      'ForAllValues:StringLike',
      'ForAnyValue:StringLike',
      'ForAllValues:StringEquals',
      'ForAnyValue:StringNotLike',
      'ForAllValues:StringNotEquals',
      'ForAllValues:StringLikeIfExists',
    )
    const statement = fc.record({
      Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
      Action: fc.constant('dynamodb:GetItem'),
      Resource: fc.constant(tableArn),
      Condition: fc
        .tuple(operator, fc.array(pattern, { minLength: 1, maxLength: 3 }))
        .map(([name, values]) => ({ [name]: { 'dynamodb:LeadingKeys': values } })),
    })
    const request = fc.record({
      tenant: fc.constantFrom('aaaa', 'bbbb', undefined),
      name: fc.constantFrom('aaaa', 'abcd', undefined),
      keys: fc.option(fc.array(key, { maxLength: 3 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 3 }),
        fc.option(statement, { nil: undefined }),
        fc.array(request, { minLength: 1, maxLength: 12 }),
        (statements, narrowing, requests) => {
          const judge = openJudge()
          const any = roleWith(...statements)
          for (const { tenant, name, keys } of requests) {
            const session = sessionFor(any, tenant, narrowing && policyOf(narrowing), name)
            const accessRequest: AccessRequest = {
              action: 'dynamodb:GetItem',
              resource: tableArn,
              ...(keys === undefined ? {} : { leadingKeys: keys }),
            }
            expect(judge.would(session, accessRequest)).toBe(evaluate(session, accessRequest))
          }
        },
      ),
      { numRuns: 1_000 },
    )
  })

  test('is evaluated once, however many keys of its class are asked for', () => {
    const evaluated = vi.fn(evaluate)
    const judge = openJudge(evaluated)
    const session = sessionFor(role, 'aaaa')
    for (let id = 0; id < 10_000; id += 1) expect(judge.allows(session, get(`T#aaaa#CASE#${id}`))).toBe(true)
    expect(evaluated).toHaveBeenCalledTimes(1)
  })

  test('serves every tenant, each about its own: those with ids differ in nothing else', () => {
    const evaluated = vi.fn(evaluate)
    const judge = openJudge(evaluated)
    const [first, second] = ['0PE7XD4DBVN08PQTBW79Q3ZNPW', '7KJ2M9C4R0V8X3TBW5Q1H6ZNPA']
    for (const [own, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const session = sessionFor(role, own)
      expect(judge.allows(session, get(`T#${own}#CASE`))).toBe(true)
      expect(judge.allows(session, get(`T#${other}#CASE`))).toBe(false)
    }
    expect(evaluated).toHaveBeenCalledTimes(2)
  })

  test('is what a fresh evaluation says, whichever id stands in which context, tag, name or policy', () => {
    const ids = ['0PE7XD4DBVN08PQTBW79Q3ZNPW', '7KJ2M9C4R0V8X3TBW5Q1H6ZNPA', '3AAAAAAAAAAAAAAAAAAAAAAAAA']
    const id = fc.constantFrom(...ids)
    const tag = `\${aws:PrincipalTag/tenant}`
    const member = `\${aws:SourceIdentity}`
    const value = fc.oneof(fc.constantFrom(tag, member), id, fc.constantFrom('0*', '?P*', '*', 'x'))
    const operator = fc.constantFrom('StringEquals', 'StringNotEquals', 'StringLike', 'StringEqualsIfExists')
    const statement = fc
      .tuple(fc.constantFrom('Allow', 'Allow', 'Deny'), operator, value)
      .map(([Effect, name, wanted]) => ({
        Effect,
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: { [name]: { 'kms:EncryptionContext:tenant': wanted } },
      }))
    const asked = fc.record({
      tenant: id,
      name: fc.option(id, { nil: undefined }),
      context: fc.oneof(id, fc.constant('x')),
      withPolicy: fc.boolean(),
    })
    const open = policyOf({ Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: '*' })
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 3 }),
        fc.array(asked, { minLength: 1, maxLength: 12 }),
        (statements, requests) => {
          const judge = openJudge()
          const any = roleWith(...statements)
          for (const { tenant, name, context, withPolicy } of requests) {
            const session = sessionFor(any, tenant, undefined, name)
            const accessRequest: AccessRequest = {
              action: 'kms:Decrypt',
              resource: 'arn:aws:kms:eu-central-1:111122223333:key/4f2c0aa0-0f9a-4671-a457-c5ab3d2fc3ab',
              context: { 'kms:EncryptionContext:tenant': context },
              ...(withPolicy && { resourcePolicy: open }),
            }
            expect(judge.would(session, accessRequest)).toBe(evaluate(session, accessRequest))
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})

test('a session policy takes away and never adds', () => {
  const judge = openJudge()
  const onlyPlans = policyOf({
    Effect: 'Allow',
    Action: 'dynamodb:*',
    Resource: '*',
    Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['T#*#PLAN'] } },
  })
  const session = sessionFor(role, 'aaaa', onlyPlans)
  expect(judge.allows(session, get('T#aaaa#PLAN'))).toBe(true)
  expect(judge.allows(session, get('T#aaaa#NOTES'))).toBe(false)
  expect(judge.allows(session, get('T#bbbb#PLAN'))).toBe(false)
})

test('an encryption context of another tenant is denied', () => {
  const key = 'arn:aws:kms:eu-central-1:111122223333:key/4f2c0aa0-0f9a-4671-a457-c5ab3d2fc3ab'
  const session = sessionFor(
    roleWith({
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: key,
      Condition: {
        StringEquals: { 'kms:EncryptionContext:tenant': `\${aws:PrincipalTag/tenant}` },
        'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['tenant', 'use'] },
      },
    }),
    'aaaa',
  )
  const judge = openJudge()
  const decrypt = (context: Record<string, string>): AccessRequest => ({
    action: 'kms:Decrypt',
    resource: key,
    resourcePolicy: policyOf({
      Effect: 'Allow',
      Action: 'kms:*',
      Resource: '*',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
    }),
    context: {
      ...Object.fromEntries(
        Object.entries(context).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]),
      ),
      'kms:EncryptionContextKeys': Object.keys(context),
    },
  })
  expect(judge.allows(session, decrypt({ tenant: 'aaaa', use: 'staff' }))).toBe(true)
  expect(judge.allows(session, decrypt({ tenant: 'bbbb', use: 'staff' }))).toBe(false)
  expect(judge.allows(session, decrypt({ use: 'staff' }))).toBe(false)
  expect(judge.allows(session, decrypt({ tenant: 'aaaa', other: 'x' }))).toBe(false)
})

test('every decision under a role is counted, and denials say what was asked', () => {
  const judge = openJudge()
  const session = sessionFor(role, 'aaaa')
  judge.allows(session, get('T#aaaa#A'))
  judge.allows(session, get('T#bbbb#A'))
  judge.allows(administrator, get('T#bbbb#A'))
  judge.would(session, get('T#bbbb#A'))
  expect(judge.decisionLog.counts()).toEqual({
    evaluated: 2,
    allowed: 1,
    denied: 1,
    byAction: { 'dynamodb:GetItem': { allowed: 1, denied: 1 } },
  })
  expect(judge.decisionLog.denials()).toEqual([
    {
      principal: 'arn:aws:sts::111122223333:assumed-role/sample/test',
      tags: { tenant: 'aaaa' },
      action: 'dynamodb:GetItem',
      resource: tableArn,
      leadingKeys: ['T#bbbb#A'],
    },
  ])
})
