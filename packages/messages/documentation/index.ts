import { catalogue, type Values } from '../core/catalogue.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** The fixed words of the page that shows the API's document. */
export const documentation = catalogue(
  { en, de, fr, ar },
  {
    'page.version': ['version'],
    'page.licence': ['licence'],
    'viewer.noScript': ['guide', 'document'],
    'conventions.signIn.text': ['token'],
    'conventions.systems.text': ['config'],
    'refusals.text': ['problem'],
    'refusals.codes': ['status'],
    'transitions.text': ['address'],
    'transitions.starts': ['limits'],
    'transitions.stops': ['limits'],
    'transitions.pauses': ['limits'],
    'transitions.resumes': ['limits'],
    'limit.working': ['span'],
    'limit.departing': ['span'],
    'limit.beforeConsentEnds': ['span'],
  },
)

export type DocumentationKey = keyof typeof en

/** The values that a sentence of the page asks for, each of the kind that the page is made of. */
export type DocumentationValues<Key, Of> = Values<typeof documentation.places, Key, Of>
