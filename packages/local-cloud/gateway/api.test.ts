import { afterEach, expect, test } from 'vitest'
import { rolesOf } from '../iam/roles.ts'
import { functionsOf } from '../lambda/function.ts'
import { loadDeployment } from '../template/deployment.ts'
import { type SampleAssembly, writeAssembly } from '../testing/assembly.ts'
import { api as sample } from '../testing/sample/api.ts'
import { sampleStacks } from '../testing/sample/stacks.ts'
import { type Api, apiOf } from './api.ts'

type Sample = typeof sample

let assembly: SampleAssembly | undefined
afterEach(() => assembly?.remove())

/** The sample's API after a change of its stack. */
async function deployed(change: (api: Sample) => void): Promise<Api | undefined> {
  // The sample's paths share one operation; written and read again, each has its own.
  const api = JSON.parse(JSON.stringify(sample)) as Sample
  change(api)
  assembly = writeAssembly({ ...sampleStacks, api })
  const deployment = await loadDeployment(assembly.folder)
  // Nothing is run, so any folder stands for the code.
  const { folder } = assembly
  const bundles = Object.fromEntries(
    deployment.of('AWS::Lambda::Function').map(({ logicalId }) => [logicalId, folder]),
  )
  return apiOf(deployment, functionsOf(deployment, rolesOf(deployment), bundles))
}

const get = (api: Sample) => api.Resources.Api.Properties.Body.paths['/v1/scan'].get

test('a document becomes one method for each of its operations', async () => {
  const api = await deployed(() => undefined)
  expect(api?.methods.map(({ httpMethod, resourcePath }) => `${httpMethod} ${resourcePath}`)).toEqual([
    'PUT /v1/notes/{id}',
    'GET /v1/notes/{id}',
    'GET /v1/scan',
    'PUT /v1/theirs/{owner}/{id}',
    'GET /v1/theirs/{owner}/{id}',
    'ANY /v1/behave/{behaviour}',
  ])
  for (const method of api?.methods ?? [])
    expect(method).toMatchObject({ authorizer: { id: 'Gatekeeper', cacheSeconds: 60 }, timeoutMs: 3000 })
})

test('what names a function that is not there is refused', async () => {
  const broken = deployed((api) => {
    get(api)['x-amazon-apigateway-integration'].uri = integrationOf('elsewhere')
  })
  await expect(broken).rejects.toMatchObject({
    reasons: [expect.stringMatching(/^GET \/v1\/scan: .*elsewhere.* is no function of the template$/)],
  })
})

test('what names an authorizer that is not there, or several, is refused', async () => {
  for (const security of [[{ Nobody: [] }], [{ Gatekeeper: [] }, { Gatekeeper: [] }]]) {
    const broken = deployed((api) => Object.assign(get(api), { security }))
    await expect(broken).rejects.toMatchObject({
      reasons: ['GET /v1/scan: its authorizer is not in the template'],
    })
  }
})

test('a function that admits nobody is not called', async () => {
  const closed = deployed((api) => {
    api.Resources.AuthorizerPermission.Properties.Principal = 's3.amazonaws.com'
  })
  await expect(closed).rejects.toMatchObject({
    reasons: [expect.stringMatching(/^authorizer Gatekeeper: no permission lets API Gateway invoke/)],
  })
})

function integrationOf(name: string) {
  const arn = `arn:aws:lambda:eu-central-1:111122223333:function:${name}`
  // A template may give a text where the sample joins one.
  return `arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/${arn}/invocations` as never
}
