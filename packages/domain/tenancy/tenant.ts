import * as z from 'zod'
import { countrySchema, languageSchema } from '../kernel/codes/index.ts'
import { rule } from '../kernel/field-codes.ts'
import { idSchema, instantSchema, line, refuse } from '../kernel/index.ts'
import { cardCodeSchema } from './card-code.ts'
import { tenantKindSchema } from './roles.ts'

/** A readable name for people and addresses; never part of a key of the tenant's data. */
export const slugSchema = z
  .string()
  .min(3)
  .max(40)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, rule('invalid_slug'))

export const tenantStates = ['active', 'suspended'] as const

export const tenantSchema = z.strictObject({
  id: idSchema<'tenant'>(),
  slug: slugSchema,
  name: line(120),
  kind: tenantKindSchema,
  country: countrySchema,
  /** The language in which the organisation is written to. */
  language: languageSchema,
  /** An authority that exercises public powers cannot rest a transfer on consent (GDPR Art. 49(3)). */
  publicAuthority: z.boolean(),
  /**
   * By which another organisation proposes an agreement to it; given at the opening, and never to another one. Missing for
   * one that was opened before organisations had codes: it is proposed to by its id.
   */
  code: cardCodeSchema.optional(),
  /** Whether its code says to others whom it stands for. */
  findable: z.boolean().optional(),
  state: z.enum(tenantStates),
  openedAt: instantSchema,
  version: z.int().min(1),
})
export type Tenant = z.infer<typeof tenantSchema>

export function suspend(tenant: Tenant): Tenant {
  if (tenant.state !== 'active') refuseMove(tenant, ['resume'])
  return { ...tenant, state: 'suspended', version: tenant.version + 1 }
}

export function resume(tenant: Tenant): Tenant {
  if (tenant.state !== 'suspended') refuseMove(tenant, ['suspend'])
  return { ...tenant, state: 'active', version: tenant.version + 1 }
}

function refuseMove(tenant: Tenant, allowed: readonly string[]): never {
  refuse({ code: 'illegal_transition', state: tenant.state, allowed })
}
