import { platformLanguages } from '@passerelle/domain/codes'

/** The languages that every catalogue speaks. */
export const languages = platformLanguages

export type Language = (typeof languages)[number]

/** The languages by their own names, for somebody who cannot read the one that is shown. */
export const ownNames: Readonly<Record<Language, string>> = {
  de: 'Deutsch',
  en: 'English',
  fr: 'Français',
  ar: 'العربية',
}
