import type { ContactState, declineReasons } from '@passerelle/domain/newcomers'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** Names of the answers to a request for contact, and why one is declined. */
export type ContactTerm = keyof typeof en

const english: Readonly<
  Record<`contactState.${ContactState}` | `declineReason.${(typeof declineReasons)[number]}`, string>
> &
  typeof en = en

export const contactTerms = { en: english, de, fr, ar } as const satisfies Record<
  string,
  Readonly<Record<ContactTerm, string>>
>
