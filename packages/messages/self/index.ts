import type { ReferralState } from '@passerelle/domain/exchange'
import type { SharingPurpose, Tier } from '@passerelle/domain/sharing'
import { catalogue } from '../core/catalogue.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** Words for a person who looks at their own case: in plain words, and in none of the codes. */
export type SelfKey =
  | `tier.${Tier}.${'name' | 'text'}`
  | `purpose.${SharingPurpose}`
  | `state.${ReferralState}`
  | `erasure.${'awaited' | 'erased' | 'own_legal_ground'}`

export const self = catalogue<SelfKey, Record<never, never>>({ en, de, fr, ar }, {})
