import { globalArn } from '../account.ts'
import type { PolicyDocument } from '../template/kind.ts'
import type { Role } from './roles.ts'

/** A session of a role: who it acts as, and what narrows it further. */
export type RoleSession = {
  readonly kind: 'role'
  readonly role: Role
  readonly sessionName: string
  readonly tags: Readonly<Record<string, string>>
  readonly sourceIdentity?: string
  readonly sessionPolicy?: PolicyDocument
}

/** The account's administrator, whom no policy binds. Only tests, scripts and benches act as this one. */
export type AccountAdministrator = { readonly kind: 'account' }

export type Principal = RoleSession | AccountAdministrator

export const administrator: AccountAdministrator = { kind: 'account' }

/** The ARN under which AWS reports the caller. */
export function callerArn(principal: Principal): string {
  if (principal.kind === 'account') return globalArn('iam', 'root')
  return globalArn('sts', `assumed-role/${principal.role.name}/${principal.sessionName}`)
}

/** One thing that a request wants to do, as IAM sees it. */
export type AccessRequest = {
  /** For example `dynamodb:GetItem`. */
  readonly action: string
  /** An ARN, or `*` where the action names no resource. */
  readonly resource: string
  /** Partition keys that a DynamoDB request names; undefined when it names none (a Scan). */
  readonly leadingKeys?: readonly string[]
  /** Further condition keys of the request. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>
  /** The policy of the resource itself, where it has one (a KMS key's, a role's trust). */
  readonly resourcePolicy?: PolicyDocument
}
