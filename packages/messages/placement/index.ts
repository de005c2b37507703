import type { WorkProfile } from '@passerelle/domain/placement'
import { catalogue } from '../core/catalogue.ts'
import { placementTerms } from '../placement-terms/index.ts'
import { placementPlaces } from '../placement-terms/places.ts'
import { vacancyTerms } from '../vacancy-terms/index.ts'
import { vacancyPlaces } from '../vacancy-terms/places.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

const english: Readonly<Record<`matching.${WorkProfile['state']}`, string>> & typeof en = en

/** The sheet that an employer gets, and what a person reads about how they find work. */
export const placement = catalogue(
  {
    en: { ...placementTerms.en, ...vacancyTerms.en, ...english },
    de: { ...placementTerms.de, ...vacancyTerms.de, ...de },
    fr: { ...placementTerms.fr, ...vacancyTerms.fr, ...fr },
    ar: { ...placementTerms.ar, ...vacancyTerms.ar, ...ar },
  },
  {
    ...placementPlaces,
    ...vacancyPlaces,
    'sheet.lead': ['employer', 'work'],
    'sheet.checked': ['address'],
    'sheet.footer': ['organisation', 'day', 'number'],
  },
)

export type PlacementSpeaker = ReturnType<typeof placement.in>
