import { describe, expect, it, test } from 'vitest'
import { id, refusalOf } from '../testing/casework.ts'
import {
  memberRoles,
  rolesOfKind,
  type ServiceRole,
  seesContent,
  serviceRoles,
  serviceRolesOfKind,
  tenantKinds,
  writesAnything,
} from './roles.ts'
import {
  assertRoomForSecret,
  editServiceAccount,
  letGo,
  openServiceAccount,
  removeServiceAccount,
  type Secret,
  type ServiceAccount,
  secretToEnd,
  takeInHand,
  withoutSecret,
  withSecret,
} from './service-account.ts'

const now = '2026-03-02T09:30:00.000Z'
const after = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString()

function anAccount(change: Partial<ServiceAccount> = {}): ServiceAccount {
  const order = { name: 'Case system', roles: ['intake' as const] }
  return { ...openServiceAccount(id<'serviceAccount'>(1), order, 'coaching', now), ...change }
}

const aSecret = (n: number): Secret => ({ id: id<'secret'>(n), poolId: `client--${n}`, madeAt: now })

describe('the roles of systems', () => {
  it('are none that members have', () => {
    expect(serviceRoles.filter((role) => (memberRoles as readonly string[]).includes(role))).toEqual([])
  })

  it('see people only where the organisation’s own people do', () => {
    for (const kind of tenantKinds)
      if (!seesContent(rolesOfKind[kind])) expect(seesContent(serviceRolesOfKind[kind])).toBe(false)
  })

  it('write where they take in or keep, and nowhere else', () => {
    expect(serviceRoles.filter((role) => writesAnything([role]))).toEqual(['intake', 'programme_keeper'])
  })

  it.each<['funder' | 'employer', ServiceRole]>([
    ['funder', 'intake'],
    ['funder', 'programme_keeper'],
    ['employer', 'caseload_reader'],
  ])('of a %s are not %s', (kind, role) => {
    const open = () => openServiceAccount(id<'serviceAccount'>(1), { name: 'X', roles: [role] }, kind, now)
    expect(refusalOf(open)).toMatchObject({
      errors: [{ path: ['body', 'roles', 0], code: 'role_not_of_kind' }],
    })
    const edit = () => editServiceAccount(anAccount(), { roles: [role] }, kind, now)
    expect(refusalOf(edit)).toMatchObject({ code: 'invalid' })
  })
})

describe('an account in hand', () => {
  const held = takeInHand(anAccount(), now)

  it('keeps its version, and is nobody else’s for a minute', () => {
    expect(held).toMatchObject({ version: 1, pending: now })
    const others = [
      () => takeInHand(held, after(59)),
      () => editServiceAccount(held, { name: 'Y' }, 'coaching', after(59)),
      () => removeServiceAccount(held, after(59)),
    ]
    for (const other of others) expect(refusalOf(other)).toEqual({ code: 'contended' })
    expect(takeInHand(held, after(60)).pending).toBe(after(60))
    expect(editServiceAccount(held, { name: 'Y' }, 'coaching', after(60))).not.toHaveProperty('pending')
    expect(letGo(held)).toEqual(anAccount())
  })
})

describe('a secret', () => {
  it('is the first, then the second, and never a third', () => {
    const one = withSecret(takeInHand(anAccount(), now), 'client', aSecret(1))
    expect(one).toMatchObject({ clientId: 'client', secrets: [aSecret(1)], version: 2 })
    expect(one).not.toHaveProperty('pending')
    assertRoomForSecret(one)
    const two = withSecret(one, 'client', aSecret(2))
    expect(refusalOf(() => assertRoomForSecret(two))).toEqual({ code: 'not_possible', what: 'two_secrets' })
    expect(withoutSecret(two, aSecret(1).id)).toMatchObject({ secrets: [aSecret(2)], version: 4 })
  })

  it('that is the only one, or that is not there, is not ended', () => {
    const one = anAccount({ secrets: [aSecret(1)] })
    expect(refusalOf(() => secretToEnd(one, aSecret(1).id))).toEqual({
      code: 'not_possible',
      what: 'only_secret',
    })
    expect(refusalOf(() => secretToEnd(one, aSecret(2).id))).toEqual({ code: 'not_found' })
    const two = anAccount({ secrets: [aSecret(1), aSecret(2)] })
    expect(secretToEnd(two, aSecret(2).id)).toEqual(aSecret(2))
  })
})

test('a removed account lists no secret, and nothing is done to it any more', () => {
  const removed = removeServiceAccount(anAccount({ clientId: 'client', secrets: [aSecret(1)] }), now)
  expect(removed).toMatchObject({ state: 'removed', secrets: [], clientId: 'client', version: 2 })
  const acts = [
    () => takeInHand(removed, now),
    () => assertRoomForSecret(removed),
    () => secretToEnd(removed, aSecret(1).id),
    () => editServiceAccount(removed, { name: 'Y' }, 'coaching', now),
    () => removeServiceAccount(removed, now),
  ]
  for (const act of acts) expect(refusalOf(act)).toMatchObject({ code: 'illegal_transition' })
})
