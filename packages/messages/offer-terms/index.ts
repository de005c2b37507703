import type { CountryState, OfferAudience, OfferKind, OfferState } from '@passerelle/domain/offers'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** Names of kinds of offers, of those whom they are for, and of the states of offers and centres. */
export type OfferTerm = keyof typeof en

const english: Readonly<
  Record<
    | `offerKind.${OfferKind}`
    | `audience.${OfferAudience}`
    | `offerState.${OfferState}`
    | `centreState.${CountryState}`,
    string
  >
> &
  typeof en = en

export const offerTerms = { en: english, de, fr, ar } as const satisfies Record<
  string,
  Readonly<Record<OfferTerm, string>>
>
