import * as z from 'zod'
import { type Instant, line, type TenantId } from '../kernel/index.ts'
import { type Tenant, tenantSchema } from './tenant.ts'

export const openTenantSchema = tenantSchema
  .pick({ slug: true, name: true, kind: true, country: true, language: true })
  .extend({
    publicAuthority: z.boolean().default(false),
    admin: z.strictObject({ name: line(120), email: z.email().max(254).toLowerCase() }),
  })
export type OpenTenant = z.infer<typeof openTenantSchema>

/** An organisation that opens, with the code that it gets. */
export type NewTenant = Tenant & { readonly code: string }

export function newTenant(
  id: TenantId,
  code: string,
  { admin: _, ...facts }: OpenTenant,
  openedAt: Instant,
): NewTenant {
  return { id, ...facts, code, findable: true, state: 'active', openedAt, version: 1 }
}
