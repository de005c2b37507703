import type { ReferralState } from '@passerelle/domain/exchange'
import type { SharingPurpose, Tier } from '@passerelle/domain/sharing'
import type { Language } from '@passerelle/runtime/messages'
import ar from './messages/ar.json' with { type: 'json' }
import de from './messages/de.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import fr from './messages/fr.json' with { type: 'json' }

/** In which language an answer is, and how that is written. */
export type Wording = { readonly lang: Language; readonly dir: 'ltr' | 'rtl' }

export function wordingOf(language: Language): Wording {
  return { lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' }
}

/** What has words for the person: all of it in every language, or this does not compile. */
export type Said =
  | `tier.${Tier}.${'name' | 'text'}`
  | `purpose.${SharingPurpose}`
  | `state.${ReferralState}`
  | `erasure.${'awaited' | 'erased' | 'own_legal_ground'}`

const catalogues: Readonly<Record<Language, Readonly<Record<Said, string>>>> = { ar, de, en, fr }

export function say(language: Language, what: Said): string {
  return catalogues[language][what]
}
