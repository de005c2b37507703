import type { WallClock } from '@passerelle/domain/calendar'
import type { Ids } from '@passerelle/domain/kernel'
import type { Language } from '@passerelle/messages'
import type { Attempt } from '@passerelle/table'
import type { Session } from './session.ts'

/** A request besides its input; the context of a use case is opened from it. */
export type RequestScope = {
  readonly session: Session
  /** The operation's name in the contract. */
  readonly operation: string
  /** The clock where the caller works. */
  readonly clock: WallClock
  readonly ids: Ids
  /** Present where the caller sent an `Idempotency-Key`. */
  readonly attempt?: Attempt | undefined
  readonly requestId: string
  /** The language that the caller asks for, among those that are spoken here. */
  readonly language: Language
  /**
   * The header `Accept-Language`, for a use case that knows a better language than English where it leaves that open.
   */
  readonly acceptLanguage: string | undefined
}
