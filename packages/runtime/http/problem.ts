import type { FieldError, Refusal } from '@passerelle/domain/kernel'
import type { Language } from '@passerelle/messages'
import { type ProblemCode, speakProblems, type TransportRefusal } from '@passerelle/messages/problems'

/** Which HTTP status says what; the one table of it. */
export const statusOf = {
  malformed: 400,
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  membership_ended: 403,
  not_found: 404,
  method_not_allowed: 405,
  illegal_transition: 409,
  already_exists: 409,
  limit_reached: 409,
  work_left: 409,
  not_possible: 409,
  contended: 409,
  written_meanwhile: 409,
  repeated: 409,
  corridor_missing: 409,
  corridor_not_active: 409,
  package_closed: 409,
  contact_refused: 409,
  on_hold: 409,
  plan_not_agreed: 409,
  paper_locked: 409,
  paper_revoked: 409,
  paper_expired: 409,
  paper_already_redeemed: 409,
  stale_version: 412,
  too_large: 413,
  unsupported_media_type: 415,
  reason_required: 422,
  wrong_pin: 422,
  two_persons_required: 422,
  contact_attempts_missing: 422,
  transfer_basis_unavailable: 422,
  consent_missing: 422,
  consent_ended: 422,
  feedback_not_agreed: 422,
  corridor_forbids: 422,
  safety_limit: 422,
  idempotency_mismatch: 422,
  version_required: 428,
  quota_exceeded: 429,
  unexpected: 500,
  unavailable: 503,
} as const satisfies Readonly<Record<ProblemCode, number>>

/** Every code of a refusal. */
export const problemCodes = Object.keys(statusOf) as readonly ProblemCode[] // its keys are they

/** An answer of type `application/problem+json` (RFC 9457). */
export type Problem = {
  readonly type: 'about:blank'
  readonly status: number
  readonly code: ProblemCode
  readonly title: string
  readonly detail: string
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly message: string }[]
  readonly requestId: string
} & Readonly<Record<string, unknown>>

export async function problemOf(
  refusal: Refusal | TransportRefusal,
  { language, requestId }: { readonly language: Language; readonly requestId: string },
): Promise<Problem> {
  const speaker = await speakProblems(language)
  const { code, ...facts } = refusal
  const { errors, ...rest } = { errors: undefined, ...facts }
  return {
    type: 'about:blank',
    status: statusOf[code],
    code,
    ...speaker.problem(refusal),
    ...rest,
    ...(errors && {
      errors: errors.map((error) => ({
        path: pathText(error.path),
        code: error.code,
        message: speaker.field(error),
      })),
    }),
    requestId,
  }
}

const places: ReadonlySet<unknown> = new Set(['body', 'query', 'path', 'header'])

/**
 * `['body', 'names', 0, 'given']` reads `body.names[0].given`. A path that begins with no part of a request is one of
 * the body: rules know fields, not requests.
 */
export function pathText(path: FieldError['path']): string {
  const [place, ...segments] = places.has(path[0]) ? path : ['body', ...path]
  return segments.reduce<string>(
    (text, segment) => (typeof segment === 'number' ? `${text}[${segment}]` : `${text}.${segment}`),
    String(place),
  )
}
