import type { ModuleId, ProgrammeId, TenantId } from '@passerelle/domain/kernel'
import type { Key } from './key.ts'

export const programmeKeys = {
  programme: (tenant: TenantId, programme: ProgrammeId): Key => ({
    pk: `T#${tenant}#PROGRAMMES`,
    sk: `PROGRAMME#${programme}`,
  }),
  /** By its id alone, so that a plan and the modules it names are read in one call. */
  module: (tenant: TenantId, module: ModuleId): Key => ({
    pk: `T#${tenant}#PROGRAMMES`,
    sk: `MODULE#${module}`,
  }),
  moduleOf: (tenant: TenantId, programme: ProgrammeId, module: ModuleId): Key => ({
    pk: `T#${tenant}#MODULES`,
    sk: `${programme}#${module}`,
  }),
}
