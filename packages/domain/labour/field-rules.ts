import { but, type Rules } from '../sharing/field-rule.ts'
import { organisation } from '../tenancy/field-rules.ts'
import type { Finding } from './finding.ts'
import type { ModuleOutlook } from './outlook.ts'

const told = but(organisation, { purposes: ['coaching'] })

export const findingRules = {
  id: told,
  version: told,
  addedAt: told,
  changedAt: told,
  state: told,
  isco08: told,
  area: told,
  demand: told,
  wage: told,
  source: told,
  sourceLink: told,
  asOf: told,
  staleFrom: told,
} as const satisfies Rules<Finding>

export const moduleOutlookRules = {
  programmeId: told,
  moduleId: told,
  area: told,
  version: told,
  changedAt: told,
  continuation: told,
  answers: told,
} as const satisfies Rules<ModuleOutlook>
