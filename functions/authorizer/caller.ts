import type { MemberId, TenantId } from '@passerelle/domain/kernel'
import type { platform } from '@passerelle/table'
import type { KnownTenant } from '@passerelle/table/events'

/** As whom, and with which rights, a session is minted. */
export type SessionOrder = {
  readonly tenantId: TenantId | typeof platform
  /** Whose name stands in the audit trail: a member, or the link by which a person comes. */
  readonly memberId: MemberId
  /** Narrows what the role may do. */
  readonly policy?: string | undefined
}

/** Somebody whom we know, with what the functions are told of them. */
export type Caller = { readonly session: SessionOrder; readonly context: Readonly<Record<string, string>> }

/** What the functions are told of the organisation that a caller comes from. */
export function contextOf({ kind, timeZone }: KnownTenant): Caller['context'] {
  return { kind, timeZone }
}

/**
 * The owner of a credential. `unknown` is answered 401 and never says why; `barred` is somebody whom we know and who
 * has no business here any more, and is answered 403.
 */
export type Verdict = Caller | 'unknown' | 'barred'

/** One kind of callers: what their credential looks like, and how they are recognised by it. */
export type CallerKind = {
  /** The credential behind `Bearer`. No credential fits two kinds. */
  readonly form: RegExp
  readonly recognise: (credential: string) => Promise<Verdict>
}
