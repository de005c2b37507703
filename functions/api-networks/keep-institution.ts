import type { InstitutionView, JoinNetwork, LeaveNetwork } from '@passerelle/contract/networks'
import { type InstitutionId, refuse } from '@passerelle/domain/kernel'
import {
  addInstitution as add,
  editInstitution as edit,
  type Institution,
  type InstitutionChange,
  joinNetwork as join,
  leaveNetwork as leave,
  maxInstitutions,
  type NewInstitution,
} from '@passerelle/domain/networks'
import { assertVersion } from '@passerelle/table'
import type { NetworksContext } from './context.ts'
import { institutionEntry } from './entry.ts'
import { viewInstitution } from './view-institution.ts'

/** Adds an institution, and tells which ones may be the same. */
export async function addInstitution(
  context: NetworksContext,
  entry: NewInstitution,
): Promise<InstitutionView> {
  const all = await context.institutions.all()
  if (all.length >= maxInstitutions) {
    refuse({ code: 'limit_reached', what: 'institutions', limit: maxInstitutions })
  }
  const institution = add(entry, context.ids.next(), context.clock.now().toISOString())
  await context.institutions.add(institution, institutionEntry(institution, Object.keys(entry)))
  return viewInstitution(institution, all)
}

export function editInstitution(
  context: NetworksContext,
  id: InstitutionId,
  change: InstitutionChange,
  expected: number,
): Promise<InstitutionView> {
  return commit(context, id, expected, {
    decide: (institution, at) => edit(institution, change, at),
    write: context.institutions.replace,
    fields: Object.keys(change),
  })
}

export function joinNetwork(
  context: NetworksContext,
  id: InstitutionId,
  membership: JoinNetwork,
  expected: number,
): Promise<InstitutionView> {
  return commit(context, id, expected, {
    decide: (institution, at) => join(institution, membership, at),
    write: context.institutions.join,
    fields: ['memberships'],
  })
}

export function leaveNetwork(
  context: NetworksContext,
  id: InstitutionId,
  { networkId, until }: LeaveNetwork,
  expected: number,
): Promise<InstitutionView> {
  return commit(context, id, expected, {
    decide: (institution, at) => leave(institution, networkId, until, at),
    write: context.institutions.replace,
    fields: ['memberships'],
  })
}

type Step = {
  readonly decide: (institution: Institution, at: string) => Institution
  readonly write: NetworksContext['institutions']['replace']
  readonly fields: readonly string[]
}

async function commit(
  context: NetworksContext,
  id: InstitutionId,
  expected: number,
  { decide, write, fields }: Step,
): Promise<InstitutionView> {
  const all = await context.institutions.all()
  const before = all.find((each) => each.id === id) ?? refuse({ code: 'not_found' })
  assertVersion(before, expected)
  const now = decide(before, context.clock.now().toISOString())
  await write(now, before.version, institutionEntry(now, fields))
  return viewInstitution(now, all)
}
