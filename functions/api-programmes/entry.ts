import type { ProgrammeId } from '@passerelle/domain/kernel'
import type { ModuleOutlook } from '@passerelle/domain/labour'
import type { Module, OwnTemplate } from '@passerelle/domain/programmes'
import type { JournalEntry } from '@passerelle/table'

export function programmeEntry(
  programme: { readonly id: ProgrammeId; readonly version: number },
  fields: readonly string[],
): JournalEntry {
  const { id, version } = programme
  return { aggregate: 'Programme', aggregateId: id, version, fields, purpose: 'administration' }
}

export function moduleEntry(module: Module, fields: readonly string[]): JournalEntry {
  const { id, version } = module
  return { aggregate: 'Module', aggregateId: id, version, fields, purpose: 'administration' }
}

export function templateEntry({ id, version }: OwnTemplate, fields: readonly string[]): JournalEntry {
  return { aggregate: 'ProgrammeTemplate', aggregateId: id, version, fields, purpose: 'administration' }
}

export function outlookEntry({ moduleId, version }: ModuleOutlook, fields: readonly string[]): JournalEntry {
  return { aggregate: 'ModuleOutlook', aggregateId: moduleId, version, fields, purpose: 'coaching' }
}
