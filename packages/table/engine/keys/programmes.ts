import type { ModuleId, ProgrammeId, TemplateId, TenantId } from '@passerelle/domain/kernel'
import type { Key, KeyRange } from './key.ts'

export const programmeKeys = {
  programme: (tenant: TenantId, programme: ProgrammeId): Key => ({
    ...ofTenant(tenant),
    sk: `${programmePrefix}${programme}`,
  }),
  /** By its id alone, so that a plan and the modules it names are read in one call. */
  module: (tenant: TenantId, module: ModuleId): Key => ({
    ...ofTenant(tenant),
    sk: `MODULE#${module}`,
  }),
  moduleOf: (tenant: TenantId, programme: ProgrammeId, module: ModuleId): Key => ({
    ...modules(tenant),
    sk: `${programme}#${module}`,
  }),
}

/** Beside the programmes: whoever may set those up writes these, and nobody else reads them. */
export const templateKeys = {
  template: (tenant: TenantId, template: TemplateId): Key => ({
    ...ofTenant(tenant),
    sk: `${templatePrefix}${template}`,
  }),
}

export const programmeRanges = {
  templates: (tenant: TenantId): KeyRange => ({ ...ofTenant(tenant), beginsWith: templatePrefix }),
  programmes: (tenant: TenantId): KeyRange => ({ ...ofTenant(tenant), beginsWith: programmePrefix }),
  modulesOf: (tenant: TenantId, programme: ProgrammeId): KeyRange => ({
    ...modules(tenant),
    beginsWith: `${programme}#`,
  }),
}

const programmePrefix = 'PROGRAMME#'
const templatePrefix = 'TEMPLATE#'

function ofTenant(tenant: TenantId) {
  return { pk: `T#${tenant}#PROGRAMMES` }
}

function modules(tenant: TenantId) {
  return { pk: `T#${tenant}#MODULES` }
}
