import type { MemberId, TenantId } from '@passerelle/domain/kernel'
import type { Key } from './key.ts'

export const tenantKeys = {
  registry: (tenant: TenantId): Key => ({ pk: 'P#TENANTS', sk: `TENANT#${tenant}` }),
  slug: (slug: string): Key => ({ pk: `P#SLUG#${slug}`, sk: 'SLUG' }),
  membership: (subject: string): Key => ({ pk: `P#MEMBERSHIP#${subject}`, sk: 'MEMBERSHIP' }),
  settings: (tenant: TenantId): Key => ({ pk: `T#${tenant}#SETTINGS`, sk: 'SETTINGS' }),
  /** Apart from the settings, which the platform's operator can read: these name partners. */
  safetyLimits: (tenant: TenantId): Key => ({ pk: `T#${tenant}#SAFETY`, sk: 'LIMITS' }),
  member: (tenant: TenantId, member: MemberId): Key => ({
    pk: `T#${tenant}#MEMBERS`,
    sk: `MEMBER#${member}`,
  }),
  memberEmail: (tenant: TenantId, digest: string): Key => ({
    pk: `T#${tenant}#MEMBERS`,
    sk: `EMAIL#${digest}`,
  }),
}
