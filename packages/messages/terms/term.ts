import type { ClosingReason, Plan, PlanItem, Stage } from '@passerelle/domain/casework'
import type { Appointment, Command, Consent, Reason, ReferralState } from '@passerelle/domain/exchange'
import type { Application } from '@passerelle/domain/placement'
import type { Module, Programme } from '@passerelle/domain/programmes'
import type { Corridor, Member, Tenant } from '@passerelle/domain/tenancy'
import type { Vacancy } from '@passerelle/domain/vacancies'
import type { Language } from '../core/languages.ts'

/** A state that something can be in, and that stands in the way of what was asked. */
type State =
  | Application['state']
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
  | Vacancy['state']

/** Commands to a tenant, a corridor, an appointment, a case or a vacancy. */
type OtherCommand =
  | 'sign'
  | 'renew'
  | 'suspend'
  | 'end'
  | 'agree'
  | 'cancel'
  | 'record'
  | 'reassign'
  | 'fill'
  | 'close'

/** No command, reason and state have a code in common, so that what is allowed can be said without telling its kind. */
export type Term = `command.${Command | OtherCommand}` | `reason.${Reason | ClosingReason}` | `state.${State}`

type Texts = Readonly<Record<Term, string>>

const files: Readonly<Record<Language, () => Promise<{ readonly default: Texts }>>> = {
  en: () => import('./en.lazy.json', { with: { type: 'json' } }),
  de: () => import('./de.lazy.json', { with: { type: 'json' } }),
  fr: () => import('./fr.lazy.json', { with: { type: 'json' } }),
  ar: () => import('./ar.lazy.json', { with: { type: 'json' } }),
}

/** The terms in one language, for whoever hardly ever says one. */
export async function loadTerms(language: Language): Promise<Texts> {
  return (await files[language]()).default
}
