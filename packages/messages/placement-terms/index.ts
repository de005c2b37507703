import type { ApplicationState, GapKind, Profile, ReasonKind, Released } from '@passerelle/domain/placement'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/**
 * Names of what an employer may get, of states of applications and of parts of a profile; why a vacancy is shown, and what
 * is missing; and the two texts to which people agree (edition 1, see the domain's `agreementEdition`).
 */
export type PlacementTerm = keyof typeof en

const english: Readonly<
  Record<
    | `release.${Released}`
    | `application.${ApplicationState}`
    | `profile.${keyof Profile}`
    | `reason.${ReasonKind}`
    | `gap.${GapKind}`
    | `agreement.${'matching' | 'application'}`,
    string
  >
> &
  typeof en = en

export const placementTerms = { en: english, de, fr, ar } as const satisfies Record<
  string,
  Readonly<Record<PlacementTerm, string>>
>
