import { field, list } from './rights.ts'
import { resource, type Templates } from './synthesis.ts'

/** A path of the gateway, as the document says from which the gateway is made. */
export type WayIn = {
  readonly path: string
  readonly methods: readonly string[]
  /** Of the function that answers. */
  readonly functionName: string
  /** The schemes of which one has to let a request pass; none where anybody may come in. */
  readonly schemes: readonly string[]
  readonly parameters: unknown
}

const document = (templates: Templates) => resource(templates, 'AWS::ApiGateway::RestApi').properties['Body']

const entries = (value: unknown) => Object.entries((value ?? {}) as Readonly<Record<string, unknown>>)

/** All paths of the gateway. */
export function waysIn(templates: Templates): WayIn[] {
  return entries(field(document(templates), 'paths')).map(([path, operations]) => {
    const [operation] = entries(operations).map(([, each]) => each)
    const integration = field(operation, 'x-amazon-apigateway-integration')
    const [, functionName = ''] = /function:([a-z-]+)\/invocations/.exec(JSON.stringify(integration)) ?? []
    return {
      path,
      methods: entries(operations).map(([method]) => method),
      functionName,
      schemes: list(field(operation, 'security')).flatMap((scheme) => entries(scheme).map(([name]) => name)),
      parameters: field(integration, 'requestParameters'),
    }
  })
}

const rest = '/{rest+}'

/** Of some ways the one by which requests to a path of the contract come in: its own, or the one for all below a place. */
export function wayTo(ways: readonly WayIn[], path: string): WayIn | undefined {
  const own = ways.find((way) => way.path === path)
  return (
    own ?? ways.find((way) => way.path.endsWith(rest) && path.startsWith(way.path.slice(0, -rest.length + 1)))
  )
}

/** The authorizers of the gateway, by the name of their scheme. */
export function authorizersOf(templates: Templates): [scheme: string, authorizer: unknown][] {
  const schemes = entries(field(field(document(templates), 'components'), 'securitySchemes'))
  return schemes.map(([name, scheme]) => [name, field(scheme, 'x-amazon-apigateway-authorizer')])
}

/** What the gateway answers by itself, by the type of the answer. */
export function gatewayAnswers(templates: Templates): Map<string, unknown> {
  return new Map(entries(field(document(templates), 'x-amazon-apigateway-gateway-responses')))
}
