import type { Session } from '@passerelle/domain/coaching'
import { catalogue } from '../core/catalogue.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** What a calendar shows of the sessions in a feed. */
export type FeedKey = 'name' | 'summary' | `kind.${Session['kind']}`

const english: Readonly<Record<FeedKey, string>> = en

export const feedWords = catalogue({ en: english, de, fr, ar }, { summary: ['kind', 'what'] })
