import { describe, expect, it } from 'vitest'
import { openPool, PoolRefused } from './pool.ts'

type Asked = { readonly target: string; readonly body: Readonly<Record<string, unknown>> }

/** A pool that gives these answers in turn: an object is one, a text a refusal of that name. */
function aPool(...answers: readonly (object | string)[]) {
  const asked: Asked[] = []
  const left = [...answers]
  const call = (async (_: string, init: RequestInit) => {
    const target = new Headers(init.headers).get('x-amz-target')?.split('.')[1] ?? ''
    asked.push({ target, body: JSON.parse(String(init.body)) })
    const answer = left.shift() ?? {}
    return typeof answer === 'string'
      ? Response.json({ __type: `com.amazonaws.cognito#${answer}` }, { status: 400 })
      : Response.json(answer)
  }) as typeof fetch // only called with an address and a request
  return { pool: openPool('https://pool.example', 'client', call), asked }
}

const claims = (name: string) =>
  `h.${btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify({ name }))))}.s`
const inside = { AuthenticationResult: { AccessToken: 'a', IdToken: claims('Zoë'), RefreshToken: 'r' } }

describe('somebody who signs in', () => {
  it('is in with the right password, and greeted by name', async () => {
    const { pool } = aPool(inside)
    expect(await pool.signIn('zoe@bfz.example', 'secret')).toEqual({
      kind: 'in',
      tokens: { access: 'a', refresh: 'r', name: 'Zoë' },
    })
  })

  it('chooses a password of their own the first time', async () => {
    const { pool, asked } = aPool({ ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: 's' }, inside)
    const step = await pool.signIn('zoe@bfz.example', 'invited')
    if (step.kind !== 'new_password') throw new Error(step.kind)
    expect((await pool.setFirstPassword(step, 'my own')).kind).toBe('in')
    expect(asked[1]?.body).toMatchObject({
      Session: 's',
      ChallengeResponses: { USERNAME: 'zoe@bfz.example', NEW_PASSWORD: 'my own' },
    })
  })

  it('gives the code of their app where they have one', async () => {
    const { pool } = aPool(
      { ChallengeName: 'SOFTWARE_TOKEN_MFA', Session: 's' },
      'CodeMismatchException',
      inside,
    )
    const step = await pool.signIn('zoe@bfz.example', 'secret')
    if (step.kind !== 'code') throw new Error(step.kind)
    await expect(pool.answerCode(step, '000000')).rejects.toMatchObject({ reason: 'wrong_code' })
    expect((await pool.answerCode(step, '123456')).kind).toBe('in')
  })

  it('connects an app where the organisation demands it', async () => {
    const { pool, asked } = aPool(
      { ChallengeName: 'MFA_SETUP', Session: 's1' },
      { SecretCode: 'ABCD', Session: 's2' },
      { Status: 'SUCCESS', Session: 's3' },
      inside,
    )
    const step = await pool.signIn('zoe@bfz.example', 'secret')
    if (step.kind !== 'enrol') throw new Error(step.kind)
    expect(step.secret).toBe('ABCD')
    expect((await pool.enrol(step, '123456')).kind).toBe('in')
    expect(asked.map(({ body }) => body['Session'])).toEqual([undefined, 's1', 's2', 's3'])
  })
})

it('a renewal keeps the refresh token where the pool sends no other', async () => {
  const { pool } = aPool({ AuthenticationResult: { AccessToken: 'new', IdToken: claims('Zoë') } })
  expect(await pool.refresh({ access: 'a', refresh: 'r', name: 'Zoë' })).toMatchObject({
    access: 'new',
    refresh: 'r',
  })
})

it.each([
  ['NotAuthorizedException', 'wrong_credentials'],
  ['UserNotFoundException', 'wrong_credentials'],
  ['InvalidPasswordException', 'weak_password'],
  ['LimitExceededException', 'too_often'],
  ['SomethingNew', 'unknown'],
])('%s is told as %s', async (name, reason) => {
  const { pool } = aPool(name)
  await expect(pool.signIn('zoe@bfz.example', 'x')).rejects.toMatchObject({ reason })
})

it('a lost line is told as such, and not as a wrong password', async () => {
  const pool = openPool('https://pool.example', 'client', async () => {
    throw new TypeError('Failed to fetch')
  })
  await expect(pool.signIn('zoe@bfz.example', 'x')).rejects.toThrow(PoolRefused)
  await expect(pool.signIn('zoe@bfz.example', 'x')).rejects.toMatchObject({ reason: 'offline' })
})
