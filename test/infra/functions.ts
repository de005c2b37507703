import { endpoints } from '@passerelle/contract'
import { languages } from '@passerelle/messages'
import { draftLanguages } from '@passerelle/messages/consent-drafts'
import { describe, expect, it } from 'vitest'
import { field } from './rights.ts'
import { dev } from './stages.ts'
import { type Placed, resource, resourcesOf } from './synthesis.ts'
import { authorizersOf } from './way-in.ts'

const { templates, bundles, beside } = dev

const functions = resourcesOf(templates, 'AWS::Lambda::Function')
const nameOf = (each: Placed) => String(each.properties['FunctionName']).replace('passerelle-dev-', '')
const variablesOf = (each: Placed) => Object.keys(field(each.properties['Environment'], 'Variables') ?? {})

const besides = (key: string) =>
  beside
    .get(key)
    ?.map((name) => name.replace(/-[A-Z0-9]{8}\.json$/, '.json'))
    .toSorted()

/** What sets a document: the compiler, what it sets, and the letters. */
const typesetting = [
  'amiri-bold.ttf',
  'amiri.ttf',
  'certificate.typ',
  'noto-sans-bold.ttf',
  'noto-sans.ttf',
  'typst.wasm',
]

/** Refusals in each language, and what browsers load; the console's own files are what `publish-console` is for. */
function besideOf(name: string): readonly string[] {
  const inEach = languages.map((language) => `${language}.lazy.json`)
  // The refusals, and the terms that stand in them.
  const sentences = name.startsWith('api-') ? [...inEach, ...inEach] : []
  // Notices go with functions before which a person agrees, drafts with those that show them beside one.
  const notices = ['api-exchange', 'api-papers', 'api-self'].includes(name) ? inEach : []
  const drafts = ['api-exchange', 'api-self'].includes(name)
    ? draftLanguages.map((language) => `${language.toLowerCase()}.lazy.json`)
    : []
  return [
    ...sentences,
    ...notices,
    ...drafts,
    // What is known of telephone numbers goes with functions that read them.
    ...(['api-casework', 'api-imports', 'api-public-contact', 'api-tenancy', 'api-vacancies'].includes(name)
      ? ['numbers.lazy.json']
      : []),
    ...(name === 'api-reference' ? ['viewer.js.gz'] : []),
    ...(name === 'api-certificate-documents' ? typesetting : []),
  ].toSorted()
}

describe('the functions', () => {
  it('are these and no others', () => {
    expect(functions.map(nameOf)).toEqual([
      'authorizer',
      'api-tenancy',
      'api-programmes',
      'api-casework',
      'api-notes',
      'api-files',
      'api-retention',
      'api-seals',
      'api-offers',
      'api-newcomers',
      'api-vacancies',
      'api-placement',
      'api-imports',
      'api-coaching',
      'api-follow-up',
      'api-founding',
      'api-certificates',
      'api-certificate-documents',
      'api-indicators',
      'api-exchange',
      'api-papers',
      'api-networks',
      'api-self',
      'api-service-accounts',
      'api-own-page',
      'api-public-certificates',
      'api-public-offers',
      'api-public-contact',
      'api-session-feeds',
      'api-reference',
      'publish-console',
      'invite-members',
      'expire-referrals',
      'end-cases',
      'complete-erasures',
      'seal-journal',
      'appoint-operator',
      'notify-members',
      'send-digests',
      'deliver-webhooks',
      'show-offers',
      'remove-files',
    ])
  })

  it('keep tenants apart wherever plaintext is seen', () => {
    const isolated = functions.filter(
      ({ properties }) => field(properties['TenancyConfig'], 'TenantIsolationMode') === 'PER_TENANT',
    )
    expect(isolated.map(nameOf)).toEqual([
      'api-tenancy',
      'api-programmes',
      'api-casework',
      'api-notes',
      'api-files',
      'api-retention',
      'api-seals',
      'api-offers',
      'api-newcomers',
      'api-vacancies',
      'api-placement',
      'api-imports',
      'api-coaching',
      'api-follow-up',
      'api-founding',
      'api-certificates',
      'api-certificate-documents',
      'api-indicators',
      'api-exchange',
      'api-papers',
      'api-networks',
      'api-self',
      'api-service-accounts',
    ])
  })

  it('run on Node 24 on arm64, log JSON to a log of their own, and end in time', () => {
    for (const { properties } of functions) {
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'handler.handler',
      })
      expect(properties['LoggingConfig']).toMatchObject({
        LogFormat: 'JSON',
        LogGroup: { Ref: expect.any(String) },
      })
    }
    const answering = functions.filter((each) => nameOf(each).startsWith('api-'))
    for (const { properties } of answering) expect(properties['Timeout']).toBe(15)
  })

  it('are told names and no secrets, and never where AWS is', () => {
    for (const each of functions) {
      const told = variablesOf(each)
      if (nameOf(each) === 'publish-console') expect(told).toEqual(['STAGE', 'BUCKET_NAME'])
      else if (['api-own-page', 'api-session-feeds'].includes(nameOf(each)))
        expect(told).toEqual(['STAGE', 'API_URL'])
      else expect(told.slice(0, 4)).toEqual(['STAGE', 'TABLE_NAME', 'KEYS_TABLE_NAME', 'KEY_ID'])
      expect(
        told.filter((name) => /^AWS_|ENDPOINT|EGRESS|SECRET|PASSWORD|TOKEN(?!_ISSUER)/.test(name)),
      ).toEqual([])
    }
  })

  it('are one file of at most 700 KB that maps to no source, and beside it what it may never need', () => {
    for (const each of functions) {
      const key = String(field(each.properties['Code'], 'S3Key'))
      const code = bundles.get(key) ?? ''
      expect(Buffer.byteLength(code)).toBeLessThan(700_000)
      if (nameOf(each) !== 'publish-console') expect(besides(key)).toEqual(besideOf(nameOf(each)))
      expect(code).not.toContain('Dynamic require of')
      expect(code).not.toContain('sourceMappingURL')
    }
  })

  it('look for credentials nowhere but in their environment', () => {
    const elsewhere = [
      'credential_process',
      'sso_start_url',
      'AWS_CONTAINER_CREDENTIALS',
      'security-credentials',
    ]
    for (const code of bundles.values()) {
      for (const place of elsewhere) expect(code).not.toContain(place)
    }
  })

  it('hold nothing that reads streams of events over HTTP, which none of their services sends', () => {
    for (const code of bundles.values()) expect(code).not.toContain('HeaderMarshaller')
  })

  it('may be called by this API, by its authorizer and by nobody else', () => {
    const answering = new Set(endpoints.map(({ api }) => api))
    for (const { properties } of resourcesOf(templates, 'AWS::Lambda::Permission')) {
      expect(properties).toMatchObject({
        Action: 'lambda:InvokeFunction',
        Principal: 'apigateway.amazonaws.com',
      })
      expect(JSON.stringify(properties['SourceArn'])).toContain(
        resource(templates, 'AWS::ApiGateway::RestApi').id,
      )
    }
    expect(resourcesOf(templates, 'AWS::Lambda::Permission')).toHaveLength(1 + answering.size)
    expect(resourcesOf(templates, 'AWS::Lambda::Url')).toEqual([])
  })
})

describe('the authorizer', () => {
  it('is asked with the Authorization header, and its answer is used for at most a minute', () => {
    const [[, authorizer] = []] = authorizersOf(templates)
    expect(authorizer).toMatchObject({
      type: 'request',
      identitySource: 'method.request.header.Authorization',
    })
    expect(field(authorizer, 'authorizerResultTtlInSeconds')).toBeLessThanOrEqual(60)
  })

  it('trusts the pool and the client of this stack, and no other', () => {
    const authorizer = resource(templates, 'AWS::Lambda::Function', 'Authorizer')
    const variables = field(authorizer.properties['Environment'], 'Variables')
    const output = (name: string) => {
      const reference = field(field(variables, name), 'Fn::GetStackOutput')
      expect(field(reference, 'StackName')).toBe('passerelle-dev-identity')
      return templates.Identity.Outputs?.[String(field(reference, 'OutputName'))]?.Value
    }
    const pool = resource(templates, 'AWS::Cognito::UserPool').id
    expect(output('USER_POOL_ID')).toEqual({ Ref: pool })
    expect(output('TOKEN_ISSUER')).toEqual({ 'Fn::GetAtt': [pool, 'ProviderURL'] })
    expect(output('USER_POOL_CLIENT_ID')).toEqual({
      Ref: resource(templates, 'AWS::Cognito::UserPoolClient').id,
    })
  })
})
