import { endpoints } from '@passerelle/contract'
import { describe, expect, it } from 'vitest'
import { field } from './rights.ts'
import * as stages from './stages.ts'
import { type Placed, resource, resourcesOf } from './synthesis.ts'

const { templates } = stages.dev
const prod = stages.prod.templates

const functions = resourcesOf(templates, 'AWS::Lambda::Function')
const nameOf = (each: Placed) => String(each.properties['FunctionName']).replace('passerelle-dev-', '')

describe('the paths of the gateway', () => {
  const methods = resourcesOf(templates, 'AWS::ApiGateway::Method')
  const pathOf = (method: Placed) =>
    method.path.replace('Api/Gateway/Api/Default', '').replace('/ANY/Resource', '')
  const functionOf = (method: Placed) => {
    const uri = JSON.stringify(field(method.properties['Integration'], 'Uri'))
    return functions.filter(({ id }) => uri.includes(`"${id}"`)).map(nameOf)
  }

  it('are the paths of the contract, each answered by the function that the contract names', () => {
    const served = methods.map((method) => [pathOf(method), functionOf(method)])
    const promised = new Map(endpoints.map(({ path, api }) => [path as string, [api]]))
    expect(new Map(served as [string, string[]][])).toEqual(promised)
    expect(methods).toHaveLength(promised.size)
  })

  it('take every method, so that the function can say which it knows', () => {
    for (const { properties } of methods) expect(properties['HttpMethod']).toBe('ANY')
  })

  it('ask the authorizer, unless the contract calls them public', () => {
    const open = methods.filter(({ properties }) => properties['AuthorizationType'] === 'NONE').map(pathOf)
    expect(new Set(open)).toEqual(
      new Set(endpoints.filter(({ access }) => access === 'public').map(({ path }) => path)),
    )
    const authorizer = { Ref: resource(templates, 'AWS::ApiGateway::Authorizer').id }
    const guarded = methods.filter((method) => !open.includes(pathOf(method)))
    for (const { properties } of guarded)
      expect(properties).toMatchObject({ AuthorizationType: 'CUSTOM', AuthorizerId: authorizer })
  })

  it('lead into an environment of the verified tenant, wherever plaintext is seen', () => {
    for (const method of methods) {
      const mapped = field(method.properties['Integration'], 'RequestParameters')
      const isolated = ![
        'api-reference',
        'api-own-page',
        'api-public-certificates',
        'api-session-feeds',
      ].includes(functionOf(method)[0] ?? '')
      const tenant = { 'integration.request.header.X-Amz-Tenant-Id': 'context.authorizer.tenantId' }
      expect(mapped).toEqual(isolated ? tenant : undefined)
    }
  })
})

describe('the gateway', () => {
  it('is reached in its region, by TLS 1.2 or later, under its own name', () => {
    expect(resource(templates, 'AWS::ApiGateway::RestApi').properties).toMatchObject({
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: 'SecurityPolicy_TLS13_1_2_2021_06',
      EndpointAccessMode: 'STRICT',
    })
  })

  it('hands a body on as the bytes that were sent, whatever they claim to be', () => {
    expect(resource(templates, 'AWS::ApiGateway::RestApi').properties['BinaryMediaTypes']).toEqual(['*/*'])
  })

  it.each([
    ['dev', templates, 200],
    ['prod', prod, 500],
  ] as const)('turns away what is too much, and traces no body: %s', (_, of, rate) => {
    expect(resource(of, 'AWS::ApiGateway::Stage').properties).toMatchObject({
      MethodSettings: [
        {
          ResourcePath: '/*',
          HttpMethod: '*',
          DataTraceEnabled: false,
          // Metrics by path are paid by path and month; the functions count by themselves.
          MetricsEnabled: false,
          LoggingLevel: 'ERROR',
          ThrottlingRateLimit: rate,
          ThrottlingBurstLimit: rate * 2,
        },
      ],
      TracingEnabled: false,
    })
  })

  it('logs who did what by the names of the fields below, and no path, query, header or credential', () => {
    const { properties } = resource(templates, 'AWS::ApiGateway::Stage')
    const format: unknown = JSON.parse(String(field(properties['AccessLogSetting'], 'Format')))
    expect(Object.values(format ?? {}).sort()).toEqual([
      '$context.authorizer.latency',
      '$context.authorizer.memberId',
      '$context.authorizer.tenantId',
      '$context.error.responseType',
      '$context.httpMethod',
      '$context.integration.latency',
      '$context.requestId',
      '$context.requestTime',
      '$context.resourcePath',
      '$context.responseLatency',
      '$context.responseLength',
      '$context.status',
      '$context.tlsVersion',
    ])
  })

  it('stands behind a firewall in prod that keeps no sample of a request', () => {
    expect(resourcesOf(templates, 'AWS::WAFv2::WebACL')).toEqual([])
    expect(resource(prod, 'AWS::WAFv2::WebACLAssociation').room).toBe('Api')
    const acl = JSON.stringify(resource(prod, 'AWS::WAFv2::WebACL').properties)
    expect(acl).toContain('RateBasedStatement')
    // Behind the distribution everybody comes from an edge, so each is counted by the address that the edge has seen.
    expect(acl).toContain('"AggregateKeyType":"FORWARDED_IP"')
    expect(acl).not.toContain('"SampledRequestsEnabled":true')
  })
})
