import { type ProgrammeTemplate, programmeTemplates } from '@passerelle/domain/programmes'

/** The templates are part of the platform; nothing is read. */
export async function listProgrammeTemplates(): Promise<{ items: ProgrammeTemplate[] }> {
  return { items: Object.values(programmeTemplates) }
}
