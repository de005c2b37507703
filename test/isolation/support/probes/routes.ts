import {
  type JsonSchema,
  type Operation,
  openApiDocument,
  type Parameter,
} from '@passerelle/contract/openapi'

/** One operation of the OpenAPI document, as far as a probe looks at it. */
export type ProbeRoute = {
  readonly operationId: string
  readonly method: string
  /** For example `/v1/members/{memberId}`. */
  readonly template: string
  /** Its callers; `public` for anybody. */
  readonly roles: readonly string[]
  /** The path's parameters, in order. */
  readonly pathNames: readonly string[]
  readonly query: readonly Parameter[]
  readonly body: JsonSchema | undefined
  /** Whether it demands `If-Match`. */
  readonly changes: boolean
}

const document = openApiDocument()

/** Every operation of the API. A route that is added is probed from then on. */
export const routes: readonly ProbeRoute[] = Object.entries(document.paths).flatMap(([template, item]) =>
  Object.entries(item).map(([method, operation]) => {
    const parameters = operation.parameters.map((each) =>
      '$ref' in each ? sharedParameter(each.$ref) : each,
    )
    return {
      operationId: operation.operationId,
      method: method.toUpperCase(),
      template,
      roles: operation['x-roles'],
      pathNames: parameters.filter((each) => each.in === 'path').map(({ name }) => name),
      query: parameters.filter((each) => each.in === 'query'),
      body: bodyOf(operation),
      changes: parameters.some(({ name }) => name === 'If-Match'),
    }
  }),
)

/** The schema of what is sent, as JSON or by a form. */
function bodyOf({ requestBody }: Operation): JsonSchema | undefined {
  const [taken] = Object.values(requestBody?.content ?? {})
  return taken && schemaAt(taken.schema)
}

/** Those that ask who is calling. */
export const guarded = routes.filter(({ roles }) => !roles.includes('public'))

/** A schema with its own reference followed. */
export function schemaAt(schema: JsonSchema): JsonSchema {
  const name = schema.$ref?.split('/').at(-1)
  return name === undefined ? schema : schemaAt(document.components.schemas[name] ?? {})
}

/** Whether a schema is that of an id, or of an id that may be left out by `null`. */
export function isIdSchema(schema: JsonSchema): boolean {
  if (schema.$ref?.endsWith('/Id') === true) return true
  return (schema.anyOf ?? []).some(isIdSchema)
}

/** The path with its parameters filled in; what is not given is an id of nobody. */
export function pathTo(
  route: Pick<ProbeRoute, 'template'>,
  params: Readonly<Record<string, string>>,
): string {
  return route.template.replace(
    /\{(\w+)\}/g,
    (_, name: string) => params[name] ?? (name === 'code' ? nobodysCode : nobody),
  )
}

/** A code such as organisations show on their cards, which none does. */
const nobodysCode = '000000000'

/** An id that nothing has. */
export const nobody = '0123456789ABCDEFGHJKMNPQRS'

/** Another one, for what a body names besides the thing that its path is about. */
export const nobodyElse = 'SRQPNMKJHGFEDCBA9876543210'

/** The operation that answers a request, and what stands in its path's parameters. */
export function routeOf(
  method: string,
  path: string,
): { readonly route: ProbeRoute; readonly params: Readonly<Record<string, string>> } | undefined {
  const segments = path.split('?')[0]?.split('/') ?? []
  for (const route of routes) {
    const expected = route.template.split('/')
    if (route.method !== method || expected.length !== segments.length) continue
    const params: Record<string, string> = {}
    const fits = expected.every((part, at) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1]
      if (name !== undefined) params[name] = segments[at] ?? ''
      return name !== undefined || part === segments[at]
    })
    if (fits) return { route, params }
  }
  return undefined
}

function sharedParameter(reference: string): Parameter {
  const parameter = document.components.parameters[reference.split('/').at(-1) ?? '']
  if (parameter === undefined) throw new Error(`the document lacks ${reference}`)
  return parameter
}
