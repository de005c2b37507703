import { catalogue } from '../core/catalogue.ts'
import ar from './ar.lazy.json' with { type: 'json' }
import de from './de.lazy.json' with { type: 'json' }
import en from './en.lazy.json' with { type: 'json' }
import fr from './fr.lazy.json' with { type: 'json' }
import type { Term } from './term.ts'

export type { Term } from './term.ts'

/** The names of commands, reasons and states, as they stand within a sentence. */
export const terms = catalogue<Term, Record<never, never>>({ en, de, fr, ar }, {})
