import { catalogue, type Values } from '../core/catalogue.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** Sentences of the scripts for the person at the terminal. */
export const terminal = catalogue(
  { en, de, fr, ar },
  {
    'start.badPort': ['port'],
    'start.unknownOption': ['option'],
    'start.unexpected': ['argument'],
    'start.noValue': ['option'],
    'start.valueMissing': ['option'],
    'start.portTaken': ['port'],
    'start.portForbidden': ['port'],
    'start.folderInUse': ['holder', 'folder'],
    'start.endingHolidays': ['until'],
    'story.announceFeast': ['day'],
    'story.deadline': ['name', 'last', 'from', 'skipped'],
    'story.holiday': ['name'],
    'story.expectedHoliday': ['name'],
    'start.oldTimeZones': ['edition', 'node', 'tested'],
    'start.notOpened': ['reason'],
    'start.open': ['api'],
    'start.serving': ['console', 'outbox', 'api', 'docs', 'password', 'people'],
    'start.offers': ['address'],
    'start.ownPage': ['name', 'address', 'pin'],
    'outbox.to': ['to'],
    'token.nobody': ['known'],
    'open.noFile': ['file'],
    'open.adminRefused': ['reason'],
    'open.needsAdmin': ['email'],
    'open.otherOrganisation': ['slug'],
    'open.surplus': ['what'],
    'open.fixed': ['field'],
    'open.unknown': ['field', 'name'],
    'story.notRefused': ['who', 'what', 'status'],
    'story.proposeCorridor': ['name'],
    'story.accept': ['name', 'deputy'],
    'story.recordDeparture': ['name'],
    'story.firstContact': ['name'],
    'story.takeIn': ['name'],
    'story.assessment': ['name'],
    'story.plan': ['name'],
    'story.enrol': ['name'],
    'story.followUps': ['name'],
    'story.beginFollowUps': ['name'],
    'story.recordFollowUp': ['name'],
    'story.planBusiness': ['name'],
    'story.submitBusiness': ['name'],
    'story.priceBusiness': ['name'],
    'story.certify': ['name'],
    'story.retention': ['name'],
    'story.create': ['name', 'to'],
    'story.requestConsent': ['name'],
    'story.preview': ['name'],
    'story.giveConsent': ['name'],
    'story.decline': ['other'],
    'story.reroute': ['to'],
    'story.noContact': ['name'],
    'story.uncontacted': ['name'],
    'story.resume': ['name'],
    'story.revoke': ['name'],
    'story.makeLink': ['name'],
    'story.departEarly': ['name'],
    'story.issuePaper': ['name'],
    'test.times': ['processor', 'user', 'system', 'wall'],
    'test.wallTime': ['wall'],
    'test.policyDecisions': ['evaluated', 'allowed', 'denied'],
  },
)

export type TerminalKey = keyof typeof en

/** The values that a sentence at the terminal asks for. */
export type TerminalValues<Key> = Values<typeof terminal.places, Key>
