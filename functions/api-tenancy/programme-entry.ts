import type { ProgrammeId } from '@passerelle/domain/kernel'
import type { Module } from '@passerelle/domain/programmes'
import type { JournalEntry } from '@passerelle/table'

type Frame = Pick<JournalEntry, 'action' | 'fields'>

export function programmeEntry(
  programme: { readonly id: ProgrammeId; readonly version: number },
  { action, fields }: Frame,
): JournalEntry {
  const { id, version } = programme
  return { action, aggregate: 'Programme', aggregateId: id, version, fields, purpose: 'administration' }
}

export function moduleEntry(module: Module, { action, fields }: Frame): JournalEntry {
  const { id, version } = module
  return { action, aggregate: 'Module', aggregateId: id, version, fields, purpose: 'administration' }
}
