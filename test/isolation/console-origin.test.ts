import type { Template } from '@passerelle/local-cloud'
import { afterAll, describe, expect, test } from 'vitest'
import { takeIn } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { openSender } from './support/http.ts'

/*
 * The address of the console leads to its files, which anybody may read, and to the API. What the API refuses by itself is
 * tried through this door as well, in `probes.test.ts`; here is what the door alone could do wrong.
 */

const stage = await openTestCloud()
const { console: origin } = stage.cloud
const one = await stage.openTenant({ name: 'House of one' })
const other = await stage.openTenant({ name: 'House of the other' })
const coaches = [await stage.join(one.admin, ['coach']), await stage.join(other.admin, ['coach'])] as const
const people = [await takeIn(coaches[0].api), await takeIn(coaches[1].api)] as const
const sender = openSender(origin, 1)
const files = await filesOf(origin)
afterAll(() => sender.close())

/** Words that are of one organisation, or open something: none of them belongs into a file. */
const secrets = [
  ...[one, other].flatMap(({ tenant, admin }) => [tenant.id, tenant.slug, admin.email, admin.memberId]),
  ...people.map(({ id }) => id),
  'arn:aws',
  'AKIA',
  'ASIA',
  'PRIVATE KEY',
  'clientSecret',
]

describe('the files', () => {
  test('are those of the console, and none holds a word of an organisation or a key to anything', () => {
    expect(files.size).toBeGreaterThan(40)
    expect([...files.keys()]).toEqual(expect.arrayContaining(['/', '/me/', '/config.json', '/worker.js']))
    expect(tellingIn(files)).toEqual([])
  })

  test('a file that told of an organisation would be seen', async () => {
    const template = (of: Template): Template => {
      for (const { Type, Properties } of Object.values(of.Resources)) {
        if (Type !== 'AWS::CloudFormation::CustomResource' || Properties?.['config'] === undefined) continue
        // A field of its own would fail the deployment.
        Object.assign(Object(Properties['config']), { region: one.tenant.id })
      }
      return of
    }
    const careless = await openTestCloud({ template })
    expect(tellingIn(await filesOf(careless.cloud.console))).toEqual([`/config.json: ${one.tenant.id}`])
  })

  test('the configuration says where one signs in, and nothing else', async () => {
    const config: object = JSON.parse(await (await fetch(`${origin}/config.json`)).text())
    expect(Object.keys(config).sort()).toEqual([
      'clientId',
      'identityEndpoint',
      'region',
      'tokenUrl',
      'userPoolId',
    ])
  })

  test.each([
    '/?list-type=2',
    '/?prefix=assets',
    '/assets/',
    '/assets/?list-type=2',
    '/assets/..%2fconfig.json',
    '/assets/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fpasserelle-prod-console/index.html',
    '/%2e%2e/index.html',
    '//index.html',
    '/index.html%00.js',
    '/%E0%A4%A.js',
    '/config.json/',
    '/config.json?stage=prod',
    '/.git/config',
    '/.env',
    '/me/../../config.json',
    '/v1',
    '/v1/../config.json',
    '/V1/participants',
    '/v1%2fparticipants',
    '/prod/v1/participants',
    `/cases/${people[0].id}`,
    `/tenants/${one.tenant.id}`,
  ])('%s leads to a file of the console or to nothing', async (path) => {
    const known = [...files.values()]
    const answer = await sender.send({ method: 'GET', path, headers: [] })
    if (answer.status === 200) expect([path, known.includes(answer.body)]).toEqual([path, true])
    else expect([400, 401, 403, 404]).toContain(answer.status)
    expect(secrets.filter((secret) => answer.body.includes(secret))).toEqual([])
    expect(answer.body).not.toContain('ListBucketResult')
  })

  test.each(['PUT', 'POST', 'PATCH', 'DELETE'])('nobody changes them: %s', async (method) => {
    const path = '/index.html'
    expect(await sender.send({ method, path, headers: [], body: 'mine' })).toMatchObject({ status: 403 })
  })
})

describe('the API behind it', () => {
  const ask = (path: string, who?: Person) =>
    sender.send({
      method: 'GET',
      path,
      headers: who === undefined ? [] : ['Authorization', `Bearer ${who.tokens.access}`],
    })

  test('people who ask for the same address one after the other, over one connection, get what is theirs', async () => {
    for (const path of ['/v1/me', '/v1/tenant', '/v1/participants', '/v1/participants?q=Fatou']) {
      const [first, second] = coaches
      const answers = [
        await ask(path, first),
        await ask(path, second),
        await ask(path),
        await ask(path, first),
      ] as const
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 401, 200])
      expect(answers[3].body).toBe(answers[0].body)
      expect(answers[1].body).not.toBe(answers[0].body)
      for (const { headers } of answers) expect(headers['cache-control']).toBe('no-store')
    }
  })

  test('somebody else’s case is answered like one that does not exist', async () => {
    const [first, second] = people
    const lost = await ask(`/v1/participants/${'Z'.repeat(26)}`, coaches[0])
    const foreign = await ask(`/v1/participants/${second.id}`, coaches[0])
    expect((await ask(`/v1/participants/${first.id}`, coaches[0])).status).toBe(200)
    const plain = ({ body }: typeof lost) => ({ ...JSON.parse(body), requestId: '', instance: '' })
    expect([foreign.status, plain(foreign)]).toEqual([404, plain(lost)])
  })
})

describe('the page that is made for browsers without script', () => {
  const post = (form: Readonly<Record<string, string>>, headers: readonly string[] = []) =>
    sender.send({
      method: 'POST',
      path: '/v1/self/page',
      headers: ['Content-Type', 'application/x-www-form-urlencoded', ...headers],
      body: new URLSearchParams({ language: 'en', ...form }).toString(),
    })
  const linkOf = async (n: 0 | 1) => {
    const { code = '', pin = '' } = (
      await coaches[n].api.makeLink({ params: { participantId: people[n].id }, body: {} })
    ).body
    return { code, pin }
  }

  test('shows everybody their own by link and PIN, and by nothing else that they send', async () => {
    const [mine, others] = [await linkOf(0), await linkOf(1)]
    const [first, second] = [await post(mine), await post(others)]
    expect([first.status, second.status]).toEqual([200, 200])
    expect(first.body).toContain('House of one')
    expect(first.body).not.toContain('House of the other')
    expect(second.body).not.toContain('House of one')
    // A token, a cookie and a tenant beside it count for nothing.
    const besides = [
      'Authorization',
      `Bearer ${others.code}.${others.pin}`,
      'Cookie',
      `tenant=${other.tenant.id}`,
    ]
    const told = await post(mine, [...besides, 'X-Tenant-Id', other.tenant.id])
    expect(told.body).toBe(first.body)
    expect(told.headers['set-cookie']).toBeUndefined()
  })

  test('tells a link that there is from one that there is not by nothing but the PIN', async () => {
    const { code, pin } = await linkOf(0)
    const wrong = String((Number(pin) + 1) % 1_000_000).padStart(6, '0')
    const nobodys = 'Z'.repeat(52)
    const crossed = `${(await linkOf(1)).code.slice(0, 26)}${code.slice(26)}`
    const plain = ({ status, body }: Awaited<ReturnType<typeof post>>, sent: string) => [
      status,
      body.replace(sent, ''),
    ]
    const refused = plain(await post({ code: nobodys, pin }), nobodys)
    expect(refused[0]).toBe(401)
    expect(plain(await post({ code, pin: wrong }), code)).toEqual(refused)
    expect(plain(await post({ code: crossed, pin }), crossed)).toEqual(refused)
  })
})

/** Every file that the two pages and the worker lead to, by its address. */
async function filesOf(address: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const waiting = ['/', '/me/', '/config.json', '/worker.js']
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    const answer = await fetch(`${address}${path}`)
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`)
    const text = await answer.text()
    found.set(path, text)
    for (const [name] of text.matchAll(/assets\/[\w.-]+\.(?:js|css|svg|png|woff2)/g)) waiting.push(`/${name}`)
  }
  return found
}

function tellingIn(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files].flatMap(([path, text]) =>
    secrets.filter((secret) => text.includes(secret)).map((secret) => `${path}: ${secret}`),
  )
}
