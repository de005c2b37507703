import { Refused } from '@passerelle/domain/kernel'
import { describe, expect, it } from 'vitest'
import { randomIds } from './identifiers.ts'
import { sessionOf, tenantScopeOf } from './session.ts'

type Change = Readonly<Record<string, unknown>>
/** The context that the authorizer gives for an admin. */
const context = (change: Change = {}) => ({
  tenantId: randomIds.next<'tenant'>() as string,
  memberId: randomIds.next<'member'>(),
  roles: 'admin',
  kind: 'coaching',
  timeZone: 'America/Mexico_City',
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'not-a-secret',
  sessionToken: 'not-a-token',
  ...change,
})

describe('a session', () => {
  it('is who the authorizer says, with credentials for their tenant alone', () => {
    const given = context({ roles: 'coach,coordinator' })
    expect(sessionOf(given)).toEqual({
      scope: {
        tenant: given.tenantId,
        member: given.memberId,
        credentials: {
          accessKeyId: 'ASIAEXAMPLE',
          secretAccessKey: 'not-a-secret',
          sessionToken: 'not-a-token',
        },
      },
      roles: ['coach', 'coordinator'],
      kind: 'coaching',
      timeZone: 'America/Mexico_City',
    })
  })

  it('of the operator has no tenant, and cannot be used as if it had one', () => {
    const session = sessionOf(context({ tenantId: 'PLATFORM', roles: 'operator', kind: undefined }))
    expect(session).toMatchObject({ scope: { tenant: 'PLATFORM' }, roles: ['operator'] })
    expect(session.kind).toBeUndefined()
    expect(() => tenantScopeOf(session)).toThrow(Refused)
  })

  it.each([undefined, '', 'Atlantis/Poseidonis', '+06:00'])(
    'counts by the days of UTC where an authorizer names no zone that there is: %s',
    (timeZone) => {
      expect(sessionOf(context({ timeZone })).timeZone).toBe('UTC')
    },
  )

  it('takes no role that it does not know', () => {
    expect(sessionOf(context({ roles: 'coach, admin,root,,Operator' })).roles).toEqual(['coach'])
  })

  it.each<[string, Change]>([
    ['no tenant', { tenantId: undefined }],
    ['an empty tenant', { tenantId: '' }],
    ['a tenant that is a pattern', { tenantId: '*' }],
    ['a tenant that is part of a key', { tenantId: `T#${'0'.repeat(26)}` }],
    ['a tenant that is a list', { tenantId: ['0'.repeat(26)] }],
    ['no member', { memberId: undefined }],
    ['a member that is no id', { memberId: 'admin' }],
    ['a tenant of no kind', { kind: undefined }],
    ['a tenant of another kind', { kind: 'platform' }],
    ['no roles', { roles: '' }],
    ['no key', { accessKeyId: undefined }],
    ['no secret', { secretAccessKey: '' }],
    ['no token', { sessionToken: 7 }],
  ])('is refused when the authorizer gave %s', (_, change) => {
    expect(() => sessionOf(context(change))).toThrow(TypeError)
  })
})
