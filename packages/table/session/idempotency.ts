import { createHash, createHmac } from 'node:crypto'
import { refuse } from '@passerelle/domain/kernel'
import { journalKeys } from '../engine/keys/journal.ts'
import type { ScopeName } from '../engine/keys/key.ts'
import type { Item, Row } from '../engine/row.ts'

/**
 * A repeated command gives the first answer. The row stands in the command's own transaction and holds no body: only
 * a fingerprint of the request, the resulting status, id and version.
 */
export type Attempt = {
  /** Where the row stands: a hash of the caller's `Idempotency-Key`, the member and the operation. */
  readonly place: string
  /** Compares the request with the first one; keyed by the `Idempotency-Key`, so it cannot be guessed back. */
  readonly fingerprint: string
}

export type FirstAnswer = { readonly status: number; readonly id: string; readonly version: number }

const keptSeconds = 7 * 86_400

export function attemptOf(request: {
  readonly idempotencyKey: string
  readonly member: string
  readonly operation: string
  readonly content: readonly string[]
}): Attempt {
  const fingerprint = createHmac('sha256', request.idempotencyKey)
  for (const part of request.content) fingerprint.update(`${part.length}:`).update(part)
  const place = createHash('sha256')
    .update([request.idempotencyKey, request.member, request.operation].join('\n'))
    .digest('base64url')
  return { place, fingerprint: fingerprint.digest('base64url') }
}

export function attemptRow(scope: ScopeName, attempt: Attempt, answer: FirstAnswer, now: Date): Row {
  return {
    key: journalKeys.idempotency(scope, attempt.place),
    entity: 'Attempt',
    version: 1,
    clear: {
      fingerprint: attempt.fingerprint,
      status: answer.status,
      id: answer.id,
      answeredVersion: answer.version,
    },
    expiresAt: Math.floor(now.getTime() / 1000) + keptSeconds,
  }
}

/** Reads the first answer back; refuses when the key was used for another request. */
export function firstAnswerOf(item: Item, attempt: Attempt): FirstAnswer {
  const { fingerprint, status, id, answeredVersion } = item
  if (fingerprint !== attempt.fingerprint) refuse({ code: 'idempotency_mismatch' })
  if (typeof status !== 'number' || typeof id !== 'string' || typeof answeredVersion !== 'number') {
    throw new TypeError('an attempt without its answer')
  }
  return { status, id, version: answeredVersion }
}
