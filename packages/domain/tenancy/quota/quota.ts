import * as z from 'zod'
import { feedRole, paperRole, personRole, type Role, type TenantKind, tenantKinds } from '../roles.ts'

/** Requests of one minute of UTC, and how whoever answers them counts. */
export type Quota = {
  /** What is answered in a minute. */
  readonly perMinute: number
  /** What an environment answers in a minute before it says so to anybody. */
  readonly free: number
  /** What it then takes at once; 0 where nobody else counts the same. */
  readonly lease: number
}

const count = z.int().min(1)

/** What a stage allows. Each organisation has a quota by what it is, and who comes by a link has one of their own. */
export const quotasSchema = z.strictObject({
  perMinute: z.strictObject(
    Object.fromEntries(tenantKinds.map((kind) => [kind, count])) as Record<TenantKind, typeof count>, // by its keys
  ),
  perLink: count,
  free: count,
  lease: count,
})

export type Quotas = z.infer<typeof quotasSchema>

/** The quota that the members and the systems of an organisation use up together. */
export function quotaOfTenant({ perMinute, free, lease }: Quotas, kind: TenantKind): Quota {
  return { perMinute: perMinute[kind], free, lease }
}

/** The quota of one link, paper or feed: counted by each environment alone, for such a session may write no count. */
export function quotaOfLink({ perLink }: Quotas): Quota {
  return { perMinute: perLink, free: perLink, lease: 0 }
}

/** Whether somebody comes by a link, a paper or a feed, and not as a member or a system. */
export function comesByLink(roles: readonly Role[]): boolean {
  return roles.some((role) => role === personRole || role === paperRole || role === feedRole)
}
