import type { Plan, PlanDesk } from '@passerelle/domain/casework'
import type { ModuleId, ParticipantId } from '@passerelle/domain/kernel'
import type { Module } from '@passerelle/domain/programmes'
import { type CaseHead, readModule, tenantKeys } from '@passerelle/table'
import type { CaseworkDesk } from './desk.ts'

/** A plan as it stands, and what is needed to write it: the modules that are named, in the same read. */
export type OpenPlan = {
  readonly head: CaseHead
  readonly plan: Plan | undefined
  readonly planDesk: PlanDesk
}

/** One call. A module of another organisation is not among those that are found. */
export async function openPlan(
  desk: CaseworkDesk,
  participantId: ParticipantId,
  named: readonly ModuleId[],
): Promise<OpenPlan> {
  const { tenant } = desk.table
  const keys = [...new Set(named)].map((module) => tenantKeys.module(tenant, module))
  const { head, part, others } = await desk.plans.find(participantId, keys)
  const modules = new Map<ModuleId, Module>(others.map(readModule).map((module) => [module.id, module]))
  return { head, plan: part, planDesk: { modules, ids: desk.ids, at: desk.clock.now().toISOString() } }
}
