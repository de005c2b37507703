import type * as z from 'zod'
import type { ParametersOf } from './path-parameters.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The functions that answer routes. Named as their folders. */
export type ApiName =
  | 'api-tenancy'
  | 'api-programmes'
  | 'api-casework'
  | 'api-imports'
  | 'api-notes'
  | 'api-files'
  | 'api-retention'
  | 'api-offers'
  | 'api-public-offers'
  | 'api-newcomers'
  | 'api-public-contact'
  | 'api-vacancies'
  | 'api-placement'
  | 'api-coaching'
  | 'api-seals'
  | 'api-session-feeds'
  | 'api-follow-up'
  | 'api-founding'
  | 'api-certificates'
  | 'api-certificate-documents'
  | 'api-public-certificates'
  | 'api-indicators'
  | 'api-exchange'
  | 'api-papers'
  | 'api-networks'
  | 'api-self'
  | 'api-service-accounts'
  | 'api-own-page'
  | 'api-reference'

/**
 * One route as data: what goes in and what comes out. Validation, the OpenAPI document, the gateway's paths, the
 * client's types and the tests are all read from it. Its callers stand in `access.ts`.
 */
export type Route = {
  readonly method: Method
  /** Under `/v1`, with parameters in braces. */
  readonly path: `/v1/${string}`
  /** One line for the documentation. */
  readonly summary: string
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** The body may be as large as a file of a case. */
  readonly large?: true
  /** The body comes from a form of a page: `application/x-www-form-urlencoded`, each field a text. */
  readonly form?: true
  readonly answer: { readonly status: 200 | 201 | 202 | 204; readonly body?: z.ZodType }
  /** A change to something with a version: `If-Match` is demanded and compared. */
  readonly change?: true
  /** The created resource stands beside the one that the path names, not below it. */
  readonly successor?: true
  /** For so many seconds anybody may keep the answer, who compares it by its `ETag` afterwards. Of public routes alone. */
  readonly lasting?: number
  /** The media type of an answer that is not JSON. */
  readonly media?:
    | 'text/html'
    | 'text/javascript'
    | 'application/openapi+json'
    | 'application/fhir+json'
    | 'application/jwk-set+json'
    | 'application/did+json'
    | 'application/vc+jwt'
    | 'application/pdf'
    | 'application/octet-stream'
    | 'application/xml'
    | 'text/calendar'
}

export type Routes = Readonly<Record<string, Route>>

/** Declares the routes of one function; keeps their literal types. */
export function routes<const Declared extends Routes>(api: ApiName, declared: Declared): RouteSet<Declared> {
  return { api, routes: declared }
}

export type RouteSet<Declared extends Routes = Routes> = { readonly api: ApiName; readonly routes: Declared }

type OutputOf<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
type InputOf<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined

/** A route's request after validation, as a use case gets it. */
export type RequestTo<R extends Route> = {
  readonly params: ParametersOf<R['path']>
  readonly query: OutputOf<R['query']>
  readonly body: OutputOf<R['body']>
  /** The version in `If-Match`. */
  readonly expected: R['change'] extends true ? number : undefined
}

/** A route's request as a caller writes it: only the parts that the route has. */
export type CallTo<R extends Route> = PathPart<R> & QueryPart<R> & BodyPart<R> & VersionPart<R>

type PathPart<R extends Route> = [keyof ParametersOf<R['path']>] extends [never]
  ? object
  : { readonly params: { readonly [Name in keyof ParametersOf<R['path']>]: string } }
type QueryPart<R extends Route> = R['query'] extends z.ZodType
  ? { readonly query?: z.input<R['query']> }
  : object
type BodyPart<R extends Route> = R['body'] extends z.ZodType ? { readonly body: z.input<R['body']> } : object
/** The version that was read. */
type VersionPart<R extends Route> = R['change'] extends true ? { readonly ifMatch: number } : object

/** The statuses of a refusal that a page of its own has. */
export const refusedStatuses = [400, 401, 403, 404, 405, 409, 413, 415, 429, 500, 503] as const
export type RefusedStatus = (typeof refusedStatuses)[number]

/** An answer that is not JSON; its type is the route's `media`. */
export type Page = {
  readonly content: string | Gzipped | Binary
  /** Left out where the page is what was asked for: 200. One of another status says why not. */
  readonly status?: 200 | 303 | RefusedStatus
  readonly headers?: Readonly<Record<string, string>>
}

/** A text too long to be compressed at every request. */
export type Gzipped = { readonly gzip: Uint8Array<ArrayBuffer> }

/** What is no text. */
export type Binary = { readonly bytes: Uint8Array<ArrayBuffer> }

/** The result of a use case: written through the route's schema, which refuses what it does not name. */
export type AnswerTo<R extends Route> = R['media'] extends string ? Page : InputOf<R['answer']['body']>

/** The answer that a caller gets. */
export type BodyOf<R extends Route> = R['media'] extends 'application/pdf' | 'application/octet-stream'
  ? Blob
  : R['media'] extends string
    ? unknown
    : OutputOf<R['answer']['body']>

/** The route under which what a route made can be read again: what `Location` points to. */
export function itemRouteOf(route: Route, routes: readonly Route[]): Route | undefined {
  if (route.answer.status !== 201) return undefined
  const collection = route.successor ? collectionOf(aboveOf(route.path)) : route.path
  return routes.find(
    ({ method, path }) => method === 'GET' && collectionOf(path) === collection && path !== collection,
  )
}

function collectionOf(path: string): string {
  return path.replace(/\/\{\w+\}$/, '')
}

function aboveOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}
