import type { MemberId } from '@passerelle/domain/kernel'
import type { Credentials } from '../engine/connection.ts'
import type { ScopeName } from '../engine/keys/key.ts'
import type { Tables } from '../engine/store.ts'

export type { Credentials } from '../engine/connection.ts'
export { platform } from '../engine/keys/key.ts'
export type { Tables } from '../engine/store.ts'

/**
 * In whose name the table is used. It comes from the authorizer alone; nothing of the table can be opened without it.
 */
export type Scope = {
  readonly tenant: ScopeName
  readonly member: MemberId
  readonly credentials: Credentials
}

/** The names that the stack gives its resources. */
export type Resources = Tables & { readonly kmsKey: string }
