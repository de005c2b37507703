import { endpoints } from '@passerelle/contract'
import { describe, expect, it } from 'vitest'
import { field } from './rights.ts'
import * as stages from './stages.ts'
import { resource, resourcesOf } from './synthesis.ts'
import { authorizersOf, type WayIn, waysIn, wayTo } from './way-in.ts'

const { templates } = stages.dev
const prod = stages.prod.templates

/** What AWS gives: paths with each of their parts, which can be raised on request; a stack and its template, which cannot. */
const resourcesOfAnApi = 300
const resourcesOfAStack = 500
const bytesOfATemplate = 1_000_000

/** How a path begins that anybody may call, and why. */
const openToAll = {
  '/v1/openapi.json': 'describes the API; its function may read nothing',
  '/v1/docs': 'explains the API; its function may read nothing',
  '/v1/self/page':
    'a form without script sends no header; its function asks the routes of a person with what was typed',
  '/v1/public/':
    'whoever is shown a certificate checks it, a calendar knows nothing but an address, offers are for anybody, and so is to ask for contact',
}

describe('the paths of the gateway', () => {
  const ways = waysIn(templates)
  const open = (way: WayIn) => way.schemes.length === 0

  it('are the paths of the contract, each answered by the function that the contract names', () => {
    const taken = new Set<WayIn | undefined>()
    for (const { path, api } of endpoints) {
      const way = wayTo(ways, path)
      expect(way?.functionName, path).toBe(`passerelle-dev-${api}`)
      taken.add(way)
    }
    expect(taken.size).toBe(ways.length)
  })

  it('lead to functions that there are, by their names', () => {
    const known = resourcesOf(templates, 'AWS::Lambda::Function').map(({ properties }) =>
      String(properties['FunctionName']),
    )
    for (const { functionName } of ways) expect(known).toContain(functionName)
  })

  it('take every method, so that the function can say which it knows', () => {
    for (const { methods } of ways) expect(methods).toEqual(['x-amazon-apigateway-any-method'])
  })

  it('ask the authorizer, unless the contract calls them public and there is a reason for it', () => {
    const published = endpoints.filter(({ access }) => access === 'public').map(({ path }) => path as string)
    const isOpen = (path: string) => ways.filter(open).some((way) => way === wayTo(ways, path))
    for (const { path, access } of endpoints) expect(isOpen(path), path).toBe(access === 'public')
    const known = Object.keys(openToAll)
    expect(published.filter((path) => !known.some((start) => path.startsWith(start)))).toEqual([])
    const [authorizer, ...others] = authorizersOf(templates).map(([scheme]) => scheme)
    expect(others).toEqual([])
    for (const way of ways.filter((each) => !open(each))) expect(way.schemes).toEqual([authorizer])
  })

  it('lead into an environment of the verified tenant, wherever plaintext is seen', () => {
    const shared = [
      'api-reference',
      'api-own-page',
      'api-public-certificates',
      'api-public-offers',
      'api-public-contact',
      'api-session-feeds',
    ]
    for (const { functionName, parameters } of ways) {
      const isolated = !shared.includes(functionName.replace('passerelle-dev-', ''))
      const tenant = { 'integration.request.header.X-Amz-Tenant-Id': 'context.authorizer.tenantId' }
      expect(parameters).toEqual(isolated ? tenant : undefined)
    }
  })

  it('are far fewer than an API may have, in a stack that has far fewer resources than a stack may have', () => {
    const parts = ways.flatMap(({ path }) => {
      const segments = path.split('/').slice(1)
      return segments.map((_, index) => segments.slice(0, index + 1).join('/'))
    })
    expect(new Set(parts).size).toBeLessThan(resourcesOfAnApi * 0.8)
    for (const template of Object.values(prod)) {
      expect(Object.keys(template.Resources).length).toBeLessThan(resourcesOfAStack * 0.8)
      expect(Buffer.byteLength(JSON.stringify(template))).toBeLessThan(bytesOfATemplate * 0.8)
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
