import { catalogue } from '../core/catalogue.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** Letters to members when something waits. No letter names a person, an organisation or a case. */
export const letters = catalogue({ en, de, fr, ar }, { daily: ['count'] })
