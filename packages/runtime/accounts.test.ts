import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { accounts } from './accounts.ts'

type Answer = { readonly status: number; readonly body: unknown }

const subject = 'b3a4c5d6-0000-4000-8000-000000000001'
const known = { UserAttributes: [{ Name: 'sub', Value: subject }] }
const refusal = (name: string): Answer => ({ status: 400, body: { __type: name, message: 'x' } })

/** An identity pool that answers each operation as it is told, and remembers what it was asked. */
let answers: Record<string, Answer> = {}
let asked: { operation: string; body: Record<string, unknown> }[] = []
let server: Server

beforeEach(async () => {
  answers = {}
  asked = []
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    asked.push({ operation, body: JSON.parse(Buffer.concat(chunks).toString()) })
    const { status, body } = answers[operation] ?? { status: 200, body: {} }
    response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  vi.stubEnv('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER', `http://127.0.0.1:${port}`)
  vi.stubEnv('AWS_REGION', 'eu-central-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'not-a-secret')
})

afterEach(async () => {
  vi.unstubAllEnvs()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const operations = () => asked.map(({ operation }) => operation)

describe('an invitation', () => {
  it('makes an account with a confirmed address, and gives its subject', async () => {
    answers['AdminCreateUser'] = { status: 200, body: { User: { Attributes: known.UserAttributes } } }
    expect(await accounts('pool').open('awa@example.org')).toEqual({ subject, state: 'made' })
    expect(asked).toEqual([
      {
        operation: 'AdminCreateUser',
        body: {
          UserPoolId: 'pool',
          Username: 'awa@example.org',
          UserAttributes: [
            { Name: 'email', Value: 'awa@example.org' },
            { Name: 'email_verified', Value: 'true' },
          ],
          DesiredDeliveryMediums: ['EMAIL'],
        },
      },
    ])
  })

  it.each([
    ['FORCE_CHANGE_PASSWORD', 'unused'],
    ['CONFIRMED', 'used'],
    ['RESET_REQUIRED', 'used'],
  ])('finds an account that is there, and changes nothing of it: %s', async (UserStatus, state) => {
    answers['AdminCreateUser'] = refusal('UsernameExistsException')
    answers['AdminGetUser'] = { status: 200, body: { ...known, UserStatus } }
    expect(await accounts('pool').open('awa@example.org')).toEqual({ subject, state })
    expect(operations()).toEqual(['AdminCreateUser', 'AdminGetUser'])
  })

  it('lets an account in again, with a new temporary password only where none of their own was chosen', async () => {
    await accounts('pool').admit('awa@example.org', 'used')
    expect(operations()).toEqual(['AdminEnableUser'])
    await accounts('pool').admit('awa@example.org', 'unused')
    expect(operations().slice(1)).toEqual(['AdminEnableUser', 'AdminCreateUser'])
    expect(asked.at(-1)?.body).toMatchObject({ MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL'] })
  })

  it('fails where the pool refuses it for another reason, or gives no subject', async () => {
    answers['AdminCreateUser'] = refusal('InvalidParameterException')
    await expect(accounts('pool').open('awa')).rejects.toThrow()
    answers['AdminCreateUser'] = { status: 200, body: { User: { Attributes: [] } } }
    await expect(accounts('pool').open('awa')).rejects.toThrow('without a subject')
  })
})

describe('an account that is closed', () => {
  it('cannot sign in any more', async () => {
    await accounts('pool').close(subject)
    expect(asked).toEqual([
      { operation: 'AdminDisableUser', body: { UserPoolId: 'pool', Username: subject } },
    ])
  })

  it('may be gone already, but nothing else may be wrong', async () => {
    answers['AdminDisableUser'] = refusal('UserNotFoundException')
    await expect(accounts('pool').close(subject)).resolves.toBeUndefined()
    answers['AdminDisableUser'] = refusal('NotAuthorizedException')
    await expect(accounts('pool').close(subject)).rejects.toThrow()
  })
})
