import { catalogue } from '../core/catalogue.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** Letters of the identity pool to members about their accounts. */
export const accountMails = catalogue(
  { en, de, fr, ar },
  { invitation: ['username', 'password'], verification: ['code'] },
)
