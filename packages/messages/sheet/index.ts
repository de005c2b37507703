import { catalogue, type Speaker } from '../core/catalogue.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** The fixed words of the sheet that a person takes along on paper. */
export const sheet = catalogue(
  { en, de, fr, ar },
  {
    'departure.day': ['country', 'day'],
    'departure.window': ['country', 'from', 'to'],
    'departure.open': ['country'],
    'done.of': ['done', 'planned'],
    'certificates.asked': ['units', 'day'],
    'appointment.pre_departure_call': ['centre', 'when'],
    'appointment.first_contact': ['centre', 'when'],
    'step.prepared': ['centre'],
    'step.asked': ['centre', 'number'],
    'step.expected': ['centre', 'number'],
    'step.contact': ['centre', 'number'],
    'step.active': ['centre', 'number'],
    'paper.text': ['day'],
    'paper.notice': ['language', 'edition', 'hash'],
    'paper.code': ['number', 'of'],
    footer: ['organisation', 'day'],
  },
)

/** The sentences of the sheet in one language. */
export type SheetSpeaker = Speaker<keyof typeof en, typeof sheet.places>
