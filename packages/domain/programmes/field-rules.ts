import { but, type Rules } from '../sharing/field-rule.ts'
import { organisation } from '../tenancy/field-rules.ts'
import type { Module } from './module.ts'
import type { Programme } from './programme.ts'
import type { OwnTemplate } from './templates/own-template.ts'

const programme = but(organisation, { purposes: ['coaching', 'reporting'], retention: 'funding' })

export const programmeRules = {
  id: programme,
  version: programme,
  openedAt: programme,
  changedAt: programme,
  template: programme,
  templateVersion: programme,
  state: programme,
  name: programme,
  commissioningParty: programme,
  funders: programme,
  targets: programme,
  deliveryModes: programme,
  languages: programme,
  term: programme,
  extensions: programme,
  lastPaymentOn: programme,
  sites: programme,
  followUpDays: programme,
  moduleOrder: programme,
  sunset: programme,
} as const satisfies Rules<Programme>

export const moduleRules = {
  id: programme,
  programmeId: programme,
  version: programme,
  changedAt: programme,
  state: programme,
  title: programme,
  trade: programme,
  teachingUnits: programme,
  capacity: programme,
  deliveryMode: programme,
  siteId: programme,
  languages: programme,
} as const satisfies Rules<Module>

export const programmeTemplateRules = {
  id: organisation,
  version: organisation,
  addedAt: organisation,
  changedAt: organisation,
  state: organisation,
  name: organisation,
  commissioningParty: organisation,
  funders: organisation,
  targets: organisation,
  deliveryModes: organisation,
  languages: organisation,
  term: organisation,
  extensions: organisation,
  sites: organisation,
  modules: organisation,
  followUpDays: organisation,
  successor: organisation,
} as const satisfies Rules<OwnTemplate>
