import type { Extent } from '@passerelle/domain/exchange'
import { catalogue } from '../core/catalogue.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** How far a choice of tiers leads, in words for staff and for the person. */
export type ChoiceKey = `${'staff' | 'person'}.${Extent}`

export const choices = catalogue<ChoiceKey, Record<never, never>>({ en, de, fr, ar }, {})
