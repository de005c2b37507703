import { ApiProblem } from '@passerelle/client'
import type { PlainKey } from '@passerelle/messages/console'
import { SignedOut } from '../session/session.ts'

/** Why a call did not succeed, as far as the reader can do something about each. */
export type Trouble =
  | { readonly kind: 'offline' }
  | { readonly kind: 'busy'; readonly waitSeconds: number }
  | { readonly kind: 'down' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'stale' }
  /** Single fields were refused; each says so itself. */
  | { readonly kind: 'fields'; readonly messages: readonly string[] }
  | { readonly kind: 'signed_out' }
  | {
      readonly kind: 'refused'
      readonly code: string
      readonly title: string
      readonly detail: string
      readonly requestId?: string
    }

/** A refusal by field: the paths of the API (`body.names[0].given`, `query.type`) as a form writes them (`names.0.given`). */
export type FieldErrors = Readonly<Record<string, string>>

export function troubleOf(error: unknown): Trouble {
  if (error instanceof SignedOut) return { kind: 'signed_out' }
  // `fetch` rejects with a TypeError where there is no line.
  if (!(error instanceof ApiProblem)) return { kind: 'offline' }
  const { status, code, title, detail, requestId, retryAfterSeconds } = error.problem
  if (status === 401) return { kind: 'signed_out' }
  if (code === 'not_a_member') return { kind: 'ended' }
  if (status === 403) return { kind: 'forbidden' }
  if (status === 404) return { kind: 'gone' }
  if (status === 429) return { kind: 'busy', waitSeconds: retryAfterSeconds ?? 5 }
  if (status >= 500) return { kind: 'down' }
  // 409 also says that a state moved on: the same cure as for a version that is not the latest.
  if (code === 'stale_version' || code === 'illegal_transition') return { kind: 'stale' }
  const messages = [...new Set((error.problem.errors ?? []).map(({ message }) => message))]
  if (messages.length > 0) return { kind: 'fields', messages }
  return { kind: 'refused', code, title, detail, ...(requestId && { requestId }) }
}

/** What the API said about single fields. */
export function fieldErrorsOf(error: unknown): FieldErrors {
  if (!(error instanceof ApiProblem)) return {}
  return Object.fromEntries(
    (error.problem.errors ?? []).map(({ path, message }) => [
      path.replace(/^(?:body|query)\.?/, '').replace(/\[(\d+)\]/g, '.$1'),
      message,
    ]),
  )
}

/** The sentences for each kind of trouble. */
export const troubleWords = {
  offline: ['trouble.offline', 'trouble.offlineText'],
  busy: ['trouble.busy', 'trouble.busyText'],
  down: ['trouble.down', 'trouble.downText'],
  gone: ['trouble.gone', 'trouble.goneText'],
  forbidden: ['trouble.forbidden', 'trouble.forbiddenText'],
  ended: ['trouble.ended', 'trouble.endedText'],
  stale: ['trouble.stale', 'trouble.staleText'],
  fields: ['trouble.fields', 'trouble.fieldsText'],
  signed_out: ['trouble.signedOut', 'trouble.signedOutText'],
} as const satisfies Readonly<Record<Exclude<Trouble['kind'], 'refused'>, readonly [PlainKey, PlainKey]>>

/** Whether the same call may succeed in a moment, unchanged. */
export function isPassing({ kind }: Trouble): boolean {
  return kind === 'offline' || kind === 'busy' || kind === 'down'
}
