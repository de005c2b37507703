import type * as z from 'zod'
import { tenantSchema } from './tenant.ts'

/** The fields of a tenant that its own admin may change. */
export const editTenantSchema = tenantSchema.pick({ name: true, language: true, findable: true }).partial()
export type EditTenant = z.infer<typeof editTenantSchema>
