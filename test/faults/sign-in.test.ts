import { afterEach, describe, expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { failing, type Interference, isCall, meeting } from '../support/interference.ts'
import { recorder } from '../support/recorder.ts'
import { expectToBeWorthRepeating } from './answers.ts'

/* A caller who cannot be recognised is not let in, whatever the reason; and is not told to sign in again for a fault of ours. */

const line = recorder()

describe('while the authorizer', async () => {
  const stage = await openTestCloud({}, line)
  const { cloud } = stage
  const { admin } = await stage.openTenant()
  afterEach(() => cloud.interfere(undefined))

  const faults: readonly (readonly [string, string, Interference])[] = [
    ['cannot mint credentials: throttled', 'sts:AssumeRole', failing('Throttling')],
    ['cannot mint credentials: an internal error', 'sts:AssumeRole', failing('InternalFailure', 500)],
    ['cannot mint credentials: denied', 'sts:AssumeRole', failing('AccessDenied', 403)],
    ['cannot mint credentials: no connection', 'sts:AssumeRole', { drop: 'before' }],
    ['gets credentials that never arrive', 'sts:AssumeRole', { drop: 'after' }],
    ['cannot read the membership: throttled', 'dynamodb:GetItem', failing('ThrottlingException')],
    ['cannot read the membership: denied', 'dynamodb:GetItem', failing('AccessDeniedException')],
    ['cannot read the membership: no connection', 'dynamodb:GetItem', { drop: 'before' }],
  ]

  test.each(faults)('%s, nobody is let in', async (_how, call, fault) => {
    const member = await stage.join(admin, ['coach'])
    // A new role makes for credentials that were never minted before.
    const { version } = await admin.api.readMember({ params: { memberId: member.memberId } })
    await admin.api.editMember({
      params: { memberId: member.memberId },
      body: { roles: ['auditor'] },
      ifMatch: version ?? 0,
    })
    await cloud.settled()
    cloud.forgetAuthorizations()
    const met = meeting(isCall(call), fault)
    cloud.interfere(met)
    await expect(member.api.readMe()).rejects.toThrow()
    expectToBeWorthRepeating(line.last())
    expect(met.met()).toBeLessThanOrEqual(5)
    cloud.interfere(undefined)
    expect((await member.api.readMe()).body.roles).toEqual(['auditor'])
  })
})

describe('while the pool’s public keys', () => {
  const faults: readonly (readonly [string, Interference])[] = [
    ['are not to be had', failing('ServiceUnavailable', 503)],
    ['cannot be reached', { drop: 'before' }],
    ['are something else', { answer: { status: 200, contentType: 'text/html', body: '<h1>Hotspot</h1>' } }],
  ]

  test.each(faults)(
    '%s, nobody is let in, and everybody is again as soon as they are back',
    async (_how, fault) => {
      const stage = await openTestCloud({}, line)
      const { cloud } = stage
      await cloud.invoke('appoint-operator', { email: 'operator@example.org' })
      const { access } = await stage.signIn('operator@example.org')
      const api = stage.client(access)
      cloud.interfere((call) => (call.operation.endsWith('/jwks.json') ? fault : undefined))
      await expect(api.readMe()).rejects.toThrow()
      expectToBeWorthRepeating(line.last())
      cloud.interfere(undefined)
      expect((await api.readMe()).status).toBe(200)
    },
  )
})
