import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Template } from '../template/assembly.ts'
import { openSampleCloud, type SampleCloud } from '../testing/sample-cloud.ts'

let sample: SampleCloud
beforeAll(async () => {
  sample = await openSampleCloud()
})
afterAll(() => sample?.close())

const get = (path: string, init?: RequestInit) => fetch(`${sample.cloud.console}${path}`, init)

describe('the distribution', () => {
  it('answers with the files that the deployment has put there', async () => {
    const page = await get('/')
    expect(await page.text()).toBe('<!doctype html><title>Notes</title>')
    expect(page.headers.get('content-type')).toBe('text/html')
    expect(page.headers.get('cache-control')).toBe('no-store')
  })

  it('asks the function of the template which file an address means', async () => {
    expect(await (await get('/notes/42')).text()).toContain('<title>Notes</title>')
    expect((await get('/none.txt')).status).toBe(404)
    expect((await get('//none.txt')).status).toBe(404)
  })

  it('refuses an address that is not spelled like one', async () => {
    expect((await get('/%E0%A4%A.js')).status).toBe(400)
  })

  it('gives every answer the headers of the policy, and leaves those of the origin where it says so', async () => {
    for (const path of ['/', '/none.txt', '/assets/none.js'])
      expect((await get(path)).headers.get('x-content-type-options')).toBe('nosniff')
    expect((await get('/')).headers.get('cache-control')).toBe('no-store')
    expect((await get('/told.json')).headers.get('cache-control')).toBe('private')
  })

  it('tells browsers where the pool is on this machine', async () => {
    const { endpoint } = sample.cloud.cognito
    expect(await (await get('/told.json')).json()).toMatchObject({ pool: endpoint })
    expect((await get('/')).headers.get('content-security-policy')).toBe(`connect-src 'self' ${endpoint}`)
  })

  it('compresses what it may keep and has it at hand from then on', async () => {
    const first = await get('/assets/part-1.js', { headers: { 'accept-encoding': 'gzip, br' } })
    expect(first.headers.get('content-encoding')).toBe('br')
    expect(Number(first.headers.get('content-length'))).toBeLessThan(200)
    expect(await first.text()).toContain('word word')
    const kept = await get('/assets/part-1.js', { headers: { 'accept-encoding': 'gzip, br' } })
    expect(kept.headers.get('x-cache')).toBe('Hit from cloudfront')
    const plain = await get('/assets/part-1.js', { headers: { 'accept-encoding': 'identity' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect((await get('/told.json')).headers.get('content-encoding')).toBeNull()
  })

  it('takes no method but those that the template names', async () => {
    expect((await get('/', { method: 'POST' })).status).toBe(403)
  })

  it('hands calls to the API with everything they came with, and its refusals back as they are', async () => {
    const url = `${sample.cloud.console}/v1/notes/n1`
    const refused = await fetch(url)
    expect(refused.status).toBe(401)
    expect(refused.headers.get('content-type')).toContain('application/problem+json')
    const headers = { Authorization: 'Bearer aaaa/coach' }
    expect((await fetch(url, { method: 'PUT', headers, body: 'hello' })).status).toBe(201)
    expect(await (await fetch(url, { headers })).text()).toContain('hello')
  })
})

describe('the bucket', () => {
  const direct = (file: string, of = sample) =>
    fetch(`${of.cloud.endpoints.services}/console-files/${file}`).then(({ status }) => status)

  it('is read through the distribution alone', async () => {
    await sample.cloud.deploy()
    expect(await direct('index.html')).toBe(403)
    expect(await direct('none.html')).toBe(403)
  })

  it('would be read by anybody if its policy said so and nothing closed it', async () => {
    const open = await opened(({ Files, FilesPolicy }) => {
      delete Files['PublicAccessBlockConfiguration']
      const [statement] = statementsOf(FilesPolicy)
      Object.assign(statement ?? {}, { Principal: '*', Condition: {} })
    })
    await open.cloud.deploy()
    expect(await direct('index.html', open)).toBe(200)
    await open.close()
  })

  it('answers no distribution but the one that its policy names', async () => {
    const foreign = await opened(({ FilesPolicy }) => {
      const [statement] = statementsOf(FilesPolicy)
      const source = 'arn:aws:cloudfront::111122223333:distribution/EOTHER'
      Object.assign(statement ?? {}, { Condition: { StringEquals: { 'AWS:SourceArn': source } } })
    })
    expect((await fetch(foreign.cloud.console)).status).toBe(403)
    await foreign.close()
  })

  it('answers no distribution that does not sign', async () => {
    const unsigned = await opened(({ Distribution }) => {
      const [origin] = Object(Distribution['DistributionConfig']).Origins
      delete origin.OriginAccessControlId
    })
    expect((await fetch(unsigned.cloud.console)).status).toBe(403)
    await unsigned.close()
  })

  it('takes files from the function that may write, and fails the deployment where it may not', async () => {
    const powerless = await opened(({ PublisherRole }) => {
      PublisherRole['Policies'] = []
    })
    await expect(powerless.cloud.deploy()).rejects.toThrow('Pages was not made: AccessDenied')
    expect((await fetch(powerless.cloud.console)).status).toBe(503)
    await powerless.close()
  })
})

describe('a template with a distribution', () => {
  const refusal = (change: Parameters<typeof opened>[0]) =>
    opened(change).then(
      () => expect.unreachable('the template was accepted'),
      (error: Error) => error.message,
    )

  it('is refused for a property, a policy or an origin that is not known', async () => {
    const config = ({ Distribution }: Changed) => Object(Distribution['DistributionConfig'])
    expect(await refusal((of) => Object.assign(config(of), { WebACLId: 'x' }))).toContain('WebACLId')
    expect(
      await refusal((of) => Object.assign(config(of).DefaultCacheBehavior, { CachePolicyId: 'mine' })),
    ).toContain('behaviour default: the cache policy mine is not known')
    expect(
      await refusal((of) => Object.assign(config(of).Origins[1], { DomainName: 'elsewhere.example' })),
    ).toContain('nothing is known at elsewhere.example')
    expect(
      await refusal((of) =>
        Object.assign(config(of), { CustomErrorResponses: [{ ErrorCode: 404, ResponsePagePath: '/' }] }),
      ),
    ).toContain('CustomErrorResponses')
  })
})

type Changed = Record<'Files' | 'FilesPolicy' | 'Distribution' | 'PublisherRole', Record<string, unknown>>

/** The sample with its console changed, as a fault that somebody deployed. */
function opened(change: (resources: Changed) => void): Promise<SampleCloud> {
  const template = (of: Template): Template => {
    if (of.Resources['Distribution'] === undefined) return of
    const entries = Object.entries(of.Resources).map(([id, { Properties }]) => [id, Properties])
    change(Object.fromEntries(entries) as Changed) // the sample has each of these, with properties
    return of
  }
  return openSampleCloud({ template })
}

function statementsOf(policy: Record<string, unknown>): object[] {
  return Object(policy['PolicyDocument']).Statement
}
