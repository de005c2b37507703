import type { ItemKey, Scale } from '@passerelle/domain/follow-up'
import { catalogue } from '../core/catalogue.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

type Answer = { readonly [Of in Scale]: Of extends 'yes_no' ? 0 | 1 : 0 | 1 | 2 | 3 | 4 }

type AnswerKey = { [Of in Scale]: `answer.${Of}.${Answer[Of]}` }[Scale]

export type InstrumentKey = `item.${ItemKey}` | AnswerKey

/** The questions about how somebody fares, and the answers that each scale has. */
export const instrument = catalogue<InstrumentKey, Record<never, never>>({ en, de, fr, ar }, {})
