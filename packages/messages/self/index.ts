import type { Plan, PlanItemStatus } from '@passerelle/domain/casework'
import type { Appointment, ReferralState } from '@passerelle/domain/exchange'
import type { OwnEntity } from '@passerelle/domain/registry'
import type { HoldGround } from '@passerelle/domain/retention'
import type { SharingPurpose, Tier } from '@passerelle/domain/sharing'
import { catalogue } from '../core/catalogue.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

type AppointmentKey = `appointment.${Appointment['kind']}`

/** Words for a person who looks at their own case: in plain words, and in none of the codes. */
export type SelfKey =
  | `tier.${Tier}.${'name' | 'text'}`
  | `purpose.${SharingPurpose}`
  | `state.${ReferralState}`
  | AppointmentKey
  | `erasure.${'awaited' | 'erased' | 'own_legal_ground'}`
  | `plan.${Plan['state'] | 'none'}`
  | `step.${PlanItemStatus}`
  | `copy.${OwnEntity}`
  | `held.${HoldGround}`

const english: Readonly<Record<SelfKey, string>> = en

export const self = catalogue(
  { en: english, de, fr, ar },
  {
    'appointment.pre_departure_call': ['centre', 'when'],
    'appointment.first_contact': ['centre', 'when'],
    'held.legal_claim': ['day'],
    'held.funder_audit': ['day'],
    'held.complaint': ['day'],
  },
)
