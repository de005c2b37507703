import {
  CognitoIdentityProviderClient,
  ListUserPoolClientSecretsCommand,
  ListUserPoolClientsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Interference } from '@passerelle/local-cloud'
import { afterEach, describe, expect, it, test } from 'vitest'
import { aPerson, memberId, named } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { callsDuring } from '../support/interference.ts'
import { refusalOf } from '../support/refusal.ts'
import { askToken, asSystem, openSystem, rotate, type System } from '../support/system.ts'

const logged: string[] = []
const answers: string[] = []
const stage = await openTestCloud(
  { log: ({ line }) => void logged.push(line) },
  {
    async fetch(...request) {
      const answer = await fetch(...request)
      answers.push(await answer.clone().text())
      return answer
    },
  },
)
const { cloud } = stage
const { tenant, admin } = await stage.openTenant()
const coach = await stage.join(admin, ['coach'])
const auditor = await stage.join(admin, ['auditor'])
const other = await stage.openTenant({ kind: 'centre', country: 'SN' })
const pool = new CognitoIdentityProviderClient({
  endpoint: cloud.cognito.endpoint,
  region: 'eu-central-1',
  credentials: cloud.accountCredentials(),
})
const UserPoolId = cloud.cognito.userPoolId

afterEach(() => {
  cloud.interfere(undefined)
  cloud.forgetAuthorizations()
})

const read = async ({ api }: Person, serviceAccountId: string) =>
  (await api.readServiceAccount({ params: { serviceAccountId } })).body
const remove = async ({ api }: Person, { id, version }: Pick<System, 'id' | 'version'>) => {
  await api.removeServiceAccount({ params: { serviceAccountId: id }, ifMatch: version })
}
const end = ({ api }: Person, { id, version }: Pick<System, 'id' | 'version'>, secretId: string) =>
  api.endServiceSecret({ params: { serviceAccountId: id, secretId }, ifMatch: version })

/** What the pool has of an account: its clients, and how many secrets each has. */
async function inPool(id: string): Promise<readonly number[]> {
  const { UserPoolClients = [] } = await pool.send(
    new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }),
  )
  const own = UserPoolClients.filter(({ ClientName }) => ClientName === id)
  return Promise.all(
    own.map(async ({ ClientId }) => {
      const found = await pool.send(new ListUserPoolClientSecretsCommand({ UserPoolId, ClientId }))
      return found.ClientSecrets?.length ?? 0
    }),
  )
}

describe('a system of the organisation', () => {
  it('signs in with what it was given, takes somebody in and reads how they stand, in its own name', async () => {
    const system = await openSystem(admin, ['intake', 'caseload_reader'])
    const api = await asSystem(stage, system)
    expect((await api.readMe()).body).toEqual({
      tenantId: tenant.id,
      memberId: system.id,
      kind: 'coaching',
      roles: ['intake', 'caseload_reader'],
    })
    const idempotencyKey = 'the-same-row-of-the-old-system'
    const order = { body: named('Awa', 'Sarr', { coachId: memberId(coach) }), idempotencyKey }
    const { body: taken } = await api.takeInParticipant(order)
    expect((await api.takeInParticipant(order)).body.id).toBe(taken.id)
    expect((await api.listParticipants()).body.items.map(({ id }) => id)).toEqual([taken.id])
    expect((await coach.api.readParticipant({ params: { participantId: taken.id } })).body.coachId).toBe(
      coach.memberId,
    )
    const { items } = (
      await auditor.api.readJournal({ query: { member: memberId({ ...coach, memberId: system.id }) } })
    ).body
    expect(items.map(({ action, member, aggregateId }) => [action, member, aggregateId])).toEqual([
      ['takeInParticipant', system.id, taken.id],
    ])
    const { body: known } = await auditor.api.listServiceAccounts()
    expect(known.items.find(({ id }) => id === system.id)?.name).toBe('Case system')
    await remove(admin, system)
  })

  it('is nobody’s coach: without one a case is refused, and with a stranger’s as well', async () => {
    const system = await openSystem(admin, ['intake'])
    const api = await asSystem(stage, system)
    expect(await refusalOf(api.takeInParticipant({ body: aPerson() }))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.coachId', code: 'required' }],
    })
    const stranger = aPerson({ coachId: memberId(other.admin) })
    expect(await refusalOf(api.takeInParticipant({ body: stranger }))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.coachId', code: 'unknown_reference' }],
    })
    expect(await refusalOf(api.listParticipants())).toMatchObject({ status: 403, code: 'forbidden' })
    // One that sends the same again gets its own answer, and still sees no case.
    const order = { body: aPerson({ coachId: memberId(coach) }), idempotencyKey: 'sent-again-and-again' }
    const { body: taken } = await api.takeInParticipant(order)
    expect((await api.takeInParticipant(order)).body.id).toBe(taken.id)
    const params = { participantId: taken.id }
    expect(await refusalOf(api.readParticipant({ params }))).toMatchObject({ status: 403 })
    await remove(admin, system)
  })

  it('keeps programmes, reads inbox and journal, each in the role for it and in no other', async () => {
    const [keeper, inbox, journal] = [
      await openSystem(admin, ['programme_keeper']),
      await openSystem(admin, ['inbox_reader']),
      await openSystem(admin, ['journal_reader']),
    ]
    const [keeping, watching, reading] = await Promise.all(
      [keeper, inbox, journal].map((system) => asSystem(stage, system)),
    )
    if (!keeping || !watching || !reading) throw new Error('three systems were opened')
    const { body: templates } = await keeping.listProgrammeTemplates()
    expect(templates.items.length).toBeGreaterThan(0)
    expect((await keeping.listProgrammes()).status).toBe(200)
    expect((await watching.readInbox()).body.items).toEqual([])
    expect((await watching.listReferrals({ query: { box: 'outbox' } })).body.items).toEqual([])
    expect((await reading.readJournal()).body.items.length).toBeGreaterThan(0)
    for (const api of [keeping, watching, reading]) {
      expect(await refusalOf(api.listParticipants())).toMatchObject({ status: 403, code: 'forbidden' })
      expect(await refusalOf(api.listServiceAccounts())).toMatchObject({ status: 403, code: 'forbidden' })
      expect(
        await refusalOf(api.inviteMember({ body: { name: 'X', email: 'x@example.org', roles: ['admin'] } })),
      ).toMatchObject({ status: 403 })
    }
    for (const system of [keeper, inbox, journal]) await remove(admin, system)
  })

  it('is known by the day of its last use, noted once a day and never in the way of a call', async () => {
    const system = await openSystem(admin, ['journal_reader'])
    expect(await read(admin, system.id)).not.toHaveProperty('lastUsedOn')
    const notes: string[] = []
    const isWrite = (operation: string) => /^(?:PutItem|TransactWriteItems)$/.test(operation)
    const isNote = (body: Buffer) => body.includes(`USE#${system.id}`)
    const stop = cloud.watch(({ call }) => {
      if (isWrite(call.operation) && isNote(call.body)) notes.push(call.operation)
    })
    cloud.interfere(({ operation, body }) =>
      isWrite(operation) && isNote(body) ? { fail: { code: 'InternalServerError', status: 500 } } : undefined,
    )
    expect((await (await asSystem(stage, system)).readMe()).status).toBe(200)
    cloud.interfere(undefined)
    notes.length = 0
    for (let n = 0; n < 3; n += 1) {
      cloud.forgetAuthorizations()
      expect((await (await asSystem(stage, system)).readMe()).status).toBe(200)
    }
    stop()
    expect(notes).toHaveLength(1)
    const { lastUsedOn } = await read(admin, system.id)
    expect(lastUsedOn).toBe(new Date().toISOString().slice(0, 10))
    await remove(admin, { id: system.id, version: (await read(admin, system.id)).version })
  })
})

describe('a secret', () => {
  it('is shown once: not to a repetition, not to a reader, and it stands in no row and no log', async () => {
    const { body: account } = await admin.api.openServiceAccount({
      body: { name: 'Statistics', roles: ['journal_reader'] },
    })
    const order = {
      params: { serviceAccountId: account.id },
      ifMatch: account.version,
      idempotencyKey: 'a-button-that-was-clicked-twice',
    }
    const { body: made } = await admin.api.rotateServiceSecret(order)
    const { body: repeated, headers } = await admin.api.rotateServiceSecret(order)
    expect(headers.get('idempotency-replayed')).toBe('true')
    expect(repeated).not.toHaveProperty('secret')
    expect(repeated.secrets).toEqual(made.secrets)
    const secret = made.secret ?? expect.unreachable('a secret was made')
    expect(secret.length).toBeGreaterThanOrEqual(24)
    await (await asSystem(stage, { ...account, clientId: made.clientId ?? '', secret })).readMe()
    await read(admin, account.id)
    await admin.api.listServiceAccounts()
    const tables = [...(await scan(cloud, 'main')), ...(await scan(cloud, 'keys'))]
    const rows = JSON.stringify(tables, (_, value) => (value instanceof Uint8Array ? `${value}` : value))
    expect(rows).toContain(account.id)
    expect(rows).not.toContain(secret)
    expect(logged.join('\n')).not.toContain(secret)
    expect(answers.filter((answer) => answer.includes(secret))).toHaveLength(1)
    await remove(admin, made)
  })

  it('has a successor beside it, and ends without a gap', async () => {
    const first = await openSystem(admin, ['journal_reader'])
    const second = await rotate(admin, first)
    expect(second.clientId).toBe(first.clientId)
    expect(second.secret).not.toBe(first.secret)
    expect(await refusalOf(rotate(admin, second))).toMatchObject({
      status: 409,
      code: 'not_possible',
      what: 'two_secrets',
    })
    for (const system of [first, second]) expect((await askToken(cloud, system)).status).toBe(200)
    const [old, kept] = (await read(admin, first.id)).secrets
    if (!old || !kept) throw new Error('there are two')
    const { body: left } = await end(admin, second, old.id)
    expect(left.secrets).toEqual([kept])
    expect(await askToken(cloud, first)).toMatchObject({ status: 400, error: 'invalid_client' })
    expect((await askToken(cloud, second)).status).toBe(200)
    expect(await refusalOf(end(admin, left, kept.id))).toMatchObject({ status: 409, what: 'only_secret' })
    expect(await refusalOf(end(admin, left, old.id))).toMatchObject({ status: 404 })
    expect(await inPool(first.id)).toEqual([1])
    await remove(admin, left)
    expect(await inPool(first.id)).toEqual([])
  })

  it('gets nothing where it is wrong, or asks for more than the account is for', async () => {
    const system = await openSystem(admin, ['journal_reader'])
    const wrong = { ...system, secret: `${system.secret}x` }
    expect(await askToken(cloud, wrong)).toMatchObject({ status: 400, error: 'invalid_client' })
    expect(await askToken(cloud, system, { scope: 'passerelle/admin' })).toMatchObject({
      error: 'invalid_scope',
    })
    expect(await askToken(cloud, system, { scope: 'passerelle/service' })).toMatchObject({ status: 200 })
    await remove(admin, system)
  })
})

describe('an account', () => {
  it('is refused at once when it is removed, and when its organisation is suspended', async () => {
    const system = await openSystem(admin, ['journal_reader'])
    const guest = await openSystem(other.admin, ['journal_reader'])
    const [gone, stays] = [await asSystem(stage, system), await asSystem(stage, guest)]
    await Promise.all([gone.readMe(), stays.readMe()])
    await remove(admin, system)
    cloud.forgetAuthorizations()
    expect(await refusalOf(gone.readMe())).toMatchObject({ status: 403, code: 'not_a_member' })
    expect(await askToken(cloud, system)).toMatchObject({ error: 'invalid_client' })
    expect((await read(admin, system.id)).state).toBe('removed')
    // Removing it once more, with the version that was seen before, finds it removed.
    await remove(admin, system)
    expect(await refusalOf(rotate(admin, await read(admin, system.id)))).toMatchObject({
      code: 'illegal_transition',
      status: 409,
    })

    const { api } = await stage.operator()
    const params = { tenantId: other.tenant.id }
    const { version } = (await api.readTenant({ params })).body
    const { body: suspended } = await api.suspendTenant({ params, ifMatch: version })
    cloud.forgetAuthorizations()
    expect(await refusalOf(stays.readMe())).toMatchObject({ status: 403, code: 'not_a_member' })
    await api.resumeTenant({ params, ifMatch: suspended.version })
    cloud.forgetAuthorizations()
    expect((await stays.readMe()).status).toBe(200)
    await remove(other.admin, guest)
  })

  it('has new roles and a new name with the token that it holds already', async () => {
    const system = await openSystem(admin, ['journal_reader'])
    const api = await asSystem(stage, system)
    await api.readJournal()
    const params = { serviceAccountId: system.id }
    const { body } = await admin.api.editServiceAccount({
      params,
      ifMatch: system.version,
      body: { name: 'Programme office', roles: ['programme_keeper'] },
    })
    cloud.forgetAuthorizations()
    expect(await refusalOf(api.readJournal())).toMatchObject({ status: 403, code: 'forbidden' })
    expect((await api.listProgrammes()).status).toBe(200)
    const stale = admin.api.editServiceAccount({ params, ifMatch: system.version, body: { name: 'Late' } })
    expect(await refusalOf(stale)).toMatchObject({
      status: 412,
      code: 'stale_version',
      current: body.version,
    })
    expect(await refusalOf(rotate(admin, system))).toMatchObject({ status: 412 })
    await remove(admin, body)
  })

  it('of another organisation is not there, whatever one asks of it', async () => {
    const system = await openSystem(admin, ['journal_reader'])
    const { api } = other.admin
    const params = { serviceAccountId: system.id }
    const [secret] = (await read(admin, system.id)).secrets
    const ifMatch = system.version
    const foreign = [
      () => api.readServiceAccount({ params }),
      () => api.editServiceAccount({ params, ifMatch, body: { name: 'Mine' } }),
      () => api.rotateServiceSecret({ params, ifMatch }),
      () => api.endServiceSecret({ params: { ...params, secretId: secret?.id ?? '' }, ifMatch }),
      () => api.removeServiceAccount({ params, ifMatch }),
    ]
    for (const call of foreign)
      expect(await refusalOf(call())).toMatchObject({ status: 404, code: 'not_found' })
    expect((await api.listServiceAccounts()).body.items.map(({ id }) => id)).not.toContain(system.id)
    expect((await askToken(cloud, system)).status).toBe(200)
    await remove(admin, system)
  })

  it('has only roles that systems have, and that its kind of organisation has', async () => {
    const as = (roles: readonly string[]) => ({ body: { name: 'X', roles: roles as ['intake'] } })
    for (const role of ['admin', 'coach', 'operator', 'person']) {
      expect(await refusalOf(admin.api.openServiceAccount(as([role])))).toMatchObject({
        status: 400,
        errors: [{ path: 'body.roles[0]' }],
      })
    }
    const funder = await stage.openTenant({ kind: 'funder' })
    const refused = await refusalOf(funder.admin.api.openServiceAccount(as(['journal_reader', 'intake'])))
    expect(refused).toMatchObject({ errors: [{ path: 'body.roles[1]', code: 'role_not_of_kind' }] })
  })

  it('is one of ten at the most; a removed one makes room', async () => {
    const { admin: busy } = await stage.openTenant()
    const order = { body: { name: 'One of many', roles: ['journal_reader' as const] } }
    const opened = []
    for (let n = 0; n < 10; n += 1) opened.push((await busy.api.openServiceAccount(order)).body)
    expect(await refusalOf(busy.api.openServiceAccount(order))).toMatchObject({
      status: 409,
      code: 'limit_reached',
      what: 'service_accounts',
      limit: 10,
    })
    const [one] = opened
    if (one) await remove(busy, one)
    expect((await busy.api.openServiceAccount(order)).status).toBe(201)
  })
})

describe('the identity pool', () => {
  const operations = [
    'ListUserPoolClients',
    'CreateUserPoolClient',
    'ListUserPoolClientSecrets',
    'AddUserPoolClientSecret',
  ]
  const faults: readonly (readonly [string, Interference, number])[] = [
    ['throttles', { fail: { code: 'TooManyRequestsException' } }, 503],
    ['denies', { fail: { code: 'AccessDeniedException' } }, 500],
    ['breaks off before it acts', { drop: 'before' }, 503],
    ['breaks off after it has acted', { drop: 'after' }, 503],
  ]
  const cases = operations.flatMap((operation) => faults.map((fault) => [operation, ...fault] as const))

  it.each(cases)('on %s: %s, and nothing is left half', async (operation, _, fault, status) => {
    const { body: account } = await other.admin.api.openServiceAccount({
      body: { name: 'Met by bad luck', roles: ['journal_reader'] },
    })
    cloud.interfere((call) => (call.operation === operation ? fault : undefined))
    expect((await refusalOf(rotate(other.admin, account))).status).toBe(status)
    cloud.interfere(undefined)
    const after = await read(other.admin, account.id)
    expect(after).toMatchObject({ version: account.version, secrets: [], state: 'active' })
    const system = await rotate(other.admin, account)
    expect((await askToken(cloud, system)).status).toBe(200)
    // One client and one secret, whatever was made meanwhile and seen by nobody.
    expect(await inPool(account.id)).toEqual([1])
    await remove(other.admin, system)
    expect(await inPool(account.id)).toEqual([])
  })

  test('a second secret that was lost on its way takes no place from the next', async () => {
    const first = await openSystem(admin, ['journal_reader'])
    cloud.interfere(({ operation }) =>
      operation === 'AddUserPoolClientSecret' ? { drop: 'after' } : undefined,
    )
    expect((await refusalOf(rotate(admin, first))).status).toBe(503)
    cloud.interfere(undefined)
    expect(await inPool(first.id)).toEqual([2])
    expect((await askToken(cloud, first)).status).toBe(200)
    const second = await rotate(admin, first)
    expect(await inPool(first.id)).toEqual([2])
    for (const system of [first, second]) expect((await askToken(cloud, system)).status).toBe(200)
    await remove(admin, second)
  })

  test('an ending whose answer is lost is done again, and a removal as well', async () => {
    const first = await openSystem(admin, ['journal_reader'])
    const second = await rotate(admin, first)
    const [old] = (await read(admin, first.id)).secrets
    // The table does not take it, after the pool has ended it.
    cloud.interfere(({ operation, body }) =>
      operation === 'TransactWriteItems' && body.includes('endServiceSecret')
        ? { fail: { code: 'InternalServerError', status: 500 } }
        : undefined,
    )
    expect((await refusalOf(end(admin, second, old?.id ?? ''))).status).toBe(503)
    expect(await inPool(first.id)).toEqual([1])
    expect((await read(admin, first.id)).secrets).toHaveLength(2)
    cloud.interfere(({ operation }) =>
      operation === 'DeleteUserPoolClientSecret' ? { drop: 'after' } : undefined,
    )
    const { body: left } = await end(admin, second, old?.id ?? '')
    expect(left.secrets).toHaveLength(1)
    expect((await askToken(cloud, second)).status).toBe(200)
    cloud.interfere(({ operation }) =>
      operation === 'DeleteUserPoolClient' ? { fail: { code: 'TooManyRequestsException' } } : undefined,
    )
    expect(await refusalOf(remove(admin, left))).toMatchObject({ status: 503 })
    const api = stage.client((await askToken(cloud, second)).token)
    expect(await refusalOf(api.readMe())).toMatchObject({ status: 403, code: 'not_a_member' })
    cloud.interfere(undefined)
    await remove(admin, left)
    expect(await inPool(first.id)).toEqual([])
  })

  test('is asked for one of two secrets that are wanted at the same moment', async () => {
    const { body: account } = await admin.api.openServiceAccount({
      body: { name: 'Wanted twice', roles: ['journal_reader'] },
    })
    const asked = await Promise.allSettled([rotate(admin, account), rotate(admin, account)])
    const made = asked.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(made).toHaveLength(1)
    const [refused] = asked.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect([409, 412]).toContain((await refusalOf(Promise.reject(refused))).status)
    expect(await inPool(account.id)).toEqual([1])
    for (const system of made) expect((await askToken(cloud, system)).status).toBe(200)
  })
})

describe('the cost of it', () => {
  const during = async (act: () => Promise<unknown>) => {
    const calls = await callsDuring(cloud, act)
    return calls.filter((call) => !/kms|sts/.test(call))
  }

  test('a system that is let in for the second time of a day costs four reads and no write', async () => {
    const system = await openSystem(admin, ['journal_reader'])
    const api = await asSystem(stage, system)
    await api.readMe()
    cloud.forgetAuthorizations()
    expect(await during(() => api.readMe())).toEqual([
      'dynamodb:GetItem',
      'dynamodb:GetItem',
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
    ])
    await remove(admin, system)
  })

  test('a second secret is one read, two transactions and two calls to the pool', async () => {
    const first = await openSystem(admin, ['journal_reader'])
    expect(await during(() => rotate(admin, first))).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:TransactWriteItems',
      'cognito-idp:ListUserPoolClientSecrets',
      'cognito-idp:AddUserPoolClientSecret',
      'dynamodb:TransactWriteItems',
    ])
    await remove(admin, await read(admin, first.id))
  })
})
