import type { MemberId } from '@passerelle/domain/kernel'
import type { ScopeName } from '../engine/keys/key.ts'

/**
 * In whose name the table is used. It comes from the authorizer alone; nothing of the table can be opened without it.
 */
export type Scope = {
  readonly tenant: ScopeName
  readonly member: MemberId
  readonly credentials: Credentials
}

/** Session credentials that IAM confines to the scope's tenant. They never reach a log. */
export type Credentials = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}

/** The names that the stack gives its resources. */
export type Resources = { readonly mainTable: string; readonly keysTable: string; readonly kmsKey: string }
