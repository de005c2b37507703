import { catalogue } from '../core/catalogue.ts'
import { type IndicatorTerm, indicatorTerms } from '../indicator-terms/index.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** What the description of a programme for IATI says of its own. */
export type IatiKey = keyof typeof en | IndicatorTerm

export const iatiWords = catalogue(
  {
    en: { ...indicatorTerms.en, ...en },
    de: { ...indicatorTerms.de, ...de },
    fr: { ...indicatorTerms.fr, ...fr },
    ar: { ...indicatorTerms.ar, ...ar },
  },
  { 'activity.description': ['party'] },
)
