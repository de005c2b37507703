import type { BodyOf } from '@passerelle/contract/kit'
import type { tenancy } from '@passerelle/contract/tenancy'
import { type MemberId, refuse } from '@passerelle/domain/kernel'
import {
  confirmLimit,
  type LimitScope,
  proposeLimit,
  rejectLimit,
  type SafetyLimits,
  type SetLimit,
} from '@passerelle/domain/tenancy'
import { assertVersion, platform } from '@passerelle/table'
import { requireActing } from '@passerelle/table/tenancy'
import type { TenantContext } from './context.ts'

type LimitList = BodyOf<(typeof tenancy)['routes']['listSafetyLimits']>

/** The most that the organisation lets cross, and the proposals that wait for a second member. */
export async function listSafetyLimits(context: TenantContext): Promise<LimitList> {
  return listOf(await context.safety.get())
}

/** Asks for another limit. */
export function setSafetyLimit(
  context: TenantContext,
  scope: LimitScope,
  expected: number,
  options: SetLimit,
): Promise<LimitList> {
  const at = context.clock.now().toISOString()
  return changeLimits(context, expected, (book, by) => proposeLimit(book, scope, options, { by, at }))
}

/** Says yes to what another member has asked for. */
export function confirmSafetyLimit(
  context: TenantContext,
  scope: LimitScope,
  expected: number,
): Promise<LimitList> {
  return changeLimits(context, expected, (book, by) => confirmLimit(book, scope, by))
}

/** Says no to it. */
export function rejectSafetyLimit(
  context: TenantContext,
  scope: LimitScope,
  expected: number,
): Promise<LimitList> {
  return changeLimits(context, expected, (book, by) => rejectLimit(book, scope, by))
}

/** Reads the limits, decides, writes once: they hold in every corridor from then on. */
async function changeLimits(
  { session, safety }: TenantContext,
  expected: number,
  decide: (book: SafetyLimits, by: MemberId) => SafetyLimits,
): Promise<LimitList> {
  const { tenant, member } = session.scope
  if (tenant === platform) return refuse({ code: 'forbidden' })
  const before = await safety.get()
  const after = decide(before, member)
  assertVersion(before, expected)
  await safety.change(before, after, {
    entry: {
      aggregate: 'SafetyLimits',
      aggregateId: tenant,
      version: after.version,
      fields: ['limits'],
      purpose: 'administration',
    },
    // Two persons count only if both work here in the moment in which it holds.
    besides: [requireActing(tenant, member)],
  })
  return listOf(after)
}

function listOf({ limits, version }: SafetyLimits): LimitList {
  return { items: [...limits], version }
}
