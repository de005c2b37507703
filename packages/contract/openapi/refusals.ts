import type { Endpoint } from '../index.ts'

/** One way in which a request can be refused. */
export type Refusal = {
  readonly name: string
  readonly description: string
  readonly headers?: readonly string[]
  readonly example: Readonly<Record<string, unknown>>
  /** Which routes can be refused so. */
  readonly of: (route: Endpoint) => boolean
}

const guarded = ({ access }: Endpoint) => access !== 'public'
const sending = ({ method }: Endpoint) => method !== 'GET'
/** A form of a page only asks to be shown something. */
const writing = (route: Endpoint) => sending(route) && route.form !== true
const changing = ({ change }: Endpoint) => change === true
const any = () => true

/** Every way, by its status. */
export const refusals: Readonly<Record<string, Refusal>> = {
  400: {
    name: 'Invalid',
    description: 'The request cannot be read, or fields are missing or wrong. Nothing was saved.',
    example: {
      code: 'invalid',
      title: 'The request is not valid',
      detail: 'Some fields are missing or wrong; see errors. Nothing was saved.',
      errors: [{ path: 'body.name', code: 'too_big_string', message: 'At most 120 characters.' }],
    },
    of: any,
  },
  401: {
    name: 'Unauthenticated',
    description:
      'The access token, or the code of a link with its PIN, is missing, wrong or no longer valid. Nobody knows yet in which language to say so: the sentence stands there in each.',
    headers: ['WWW-Authenticate'],
    example: {
      code: 'unauthenticated',
      title: 'Sign in',
      detail: 'What you signed in with is missing, wrong or no longer valid.',
    },
    of: guarded,
  },
  403: {
    name: 'Forbidden',
    description:
      'The role does not permit this (`forbidden`); or the member is removed or the organisation suspended (`not_a_member`), which the gateway knows after a minute at the latest: it remembers for so long who a token belongs to, and asks no table with each call.',
    example: { code: 'forbidden', title: 'Not allowed', detail: 'Your role does not permit this.' },
    of: guarded,
  },
  404: {
    name: 'NotFound',
    description: 'There is no such thing, or not for the caller: the two cannot be told apart.',
    example: {
      code: 'not_found',
      title: 'Not found',
      detail: 'There is nothing here that you may see.',
    },
    of: ({ path, body, form }) => path.includes('{') || (body !== undefined && form !== true),
  },
  405: {
    name: 'MethodNotAllowed',
    description: 'The address takes other methods than this one; `Allow` names them.',
    headers: ['Allow'],
    example: {
      code: 'method_not_allowed',
      title: 'Method not allowed',
      detail: 'This address takes GET, POST.',
      allowed: ['GET', 'POST'],
    },
    of: any,
  },
  409: {
    name: 'Conflict',
    description: 'Not possible in the present state; the problem says what is.',
    headers: ['Retry-After'],
    example: {
      code: 'illegal_transition',
      title: 'Not possible now',
      detail: 'In the present state (suspended) this is not possible. Possible now: resume.',
      state: 'suspended',
      allowed: ['resume'],
    },
    of: writing,
  },
  412: {
    name: 'Stale',
    description: 'Somebody else changed it since the version in `If-Match` was read.',
    example: {
      code: 'stale_version',
      title: 'Changed in the meantime',
      detail: 'Somebody else changed this; it is at version 4 now. Read it again, then repeat your change.',
      current: 4,
    },
    of: changing,
  },
  413: {
    name: 'TooLarge',
    description: 'The body is larger than 262144 bytes, or a form than 4096.',
    example: {
      code: 'too_large',
      title: 'Too large',
      detail: 'The body may have at most 262144 bytes.',
      limit: 262_144,
    },
    of: sending,
  },
  415: {
    name: 'UnsupportedMediaType',
    description: 'The body is not sent as application/json in UTF-8.',
    example: {
      code: 'unsupported_media_type',
      title: 'JSON only',
      detail: 'Send the body as application/json in UTF-8.',
    },
    of: writing,
  },
  422: {
    name: 'Unprocessable',
    description:
      'Well-formed, but a rule forbids it: a consent, a reason or a second person is missing, say.',
    example: {
      code: 'idempotency_mismatch',
      title: 'Key already used',
      detail: 'This Idempotency-Key was used for another request.',
    },
    of: writing,
  },
  428: {
    name: 'VersionRequired',
    description: 'A change needs `If-Match` with the version that was read.',
    example: {
      code: 'version_required',
      title: 'Version needed',
      detail: 'Send If-Match with the version that you read.',
    },
    of: changing,
  },
  429: {
    name: 'TooManyRequests',
    description:
      'Too many requests: of all who call (`too_many_requests`), or of the organisation or link in the present minute (`quota_exceeded`). Nothing of it was done, and its `Idempotency-Key` is as new; go on after the seconds in `Retry-After`.',
    headers: ['Retry-After', 'RateLimit-Policy', 'RateLimit'],
    example: {
      code: 'quota_exceeded',
      title: 'Too many requests',
      detail:
        'More than 3,000 requests came in one minute. Nothing of this one was done. Try again in 31 seconds.',
      limit: 3_000,
      seconds: 31,
    },
    of: any,
  },
  500: {
    name: 'Unexpected',
    description: 'A fault of this platform.',
    example: {
      code: 'unexpected',
      title: 'Something went wrong',
      detail: "The fault is ours. Tell us the request's number.",
    },
    of: any,
  },
  503: {
    name: 'Unavailable',
    description:
      'Something that the platform needs does not answer. Repeating is safe with the same `Idempotency-Key`.',
    headers: ['Retry-After'],
    example: {
      code: 'unavailable',
      title: 'Not available right now',
      detail:
        'A service that we need does not answer. Repeat the request with the same Idempotency-Key in a moment.',
    },
    of: any,
  },
  504: {
    name: 'TimedOut',
    description: 'No answer in time. Repeating is safe with the same `Idempotency-Key`.',
    example: {
      code: 'unavailable',
      title: 'Not available right now',
      detail:
        'A service that we need does not answer. Repeat the request with the same Idempotency-Key in a moment.',
    },
    of: any,
  },
}
