import type { Language } from '@passerelle/runtime/messages'

/** In which language an answer is, and how that is written. */
export type Wording = { readonly lang: Language; readonly dir: 'ltr' | 'rtl' }

export function wordingOf(language: Language): Wording {
  return { lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' }
}
