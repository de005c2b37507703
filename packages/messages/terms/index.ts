import type { ClosingReason, Plan, PlanItem, Stage } from '@passerelle/domain/casework'
import type { Appointment, Command, Consent, Reason, ReferralState } from '@passerelle/domain/exchange'
import type { Module, Programme } from '@passerelle/domain/programmes'
import type { Corridor, Member, Tenant } from '@passerelle/domain/tenancy'
import { catalogue } from '../core/catalogue.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** A state that something can be in, and that stands in the way of what was asked. */
type State =
  | Appointment['state']
  | Exclude<Consent['state'], 'none' | 'given'>
  | Corridor['state']
  | 'outside_validity'
  | Member['state']
  | Module['state']
  | Plan['state']
  | PlanItem['status']
  | Programme['state']
  | ReferralState
  | Stage
  | Tenant['state']

/** Commands to a tenant, a corridor, an appointment or a case. */
type OtherCommand = 'sign' | 'renew' | 'suspend' | 'end' | 'agree' | 'cancel' | 'record' | 'reassign'

/** No command, reason and state have a code in common, so that what is allowed can be said without telling its kind. */
export type Term = `command.${Command | OtherCommand}` | `reason.${Reason | ClosingReason}` | `state.${State}`

/** The names of commands, reasons and states, as they stand within a sentence. */
export const terms = catalogue<Term, Record<never, never>>({ en, de, fr, ar }, {})
