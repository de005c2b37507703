import { type Speaker, speaker } from '../core/catalogue.ts'
import type { Language } from '../core/languages.ts'
import type { Term } from '../terms/term.ts'
import type en from './en.json'

/** The names of the fields that cross a border, and of the codes that stand in them. */
export type PackageKey = keyof typeof en

export type PackageSpeaker = Speaker<PackageKey | Term, Record<never, never>>

type Texts = Readonly<Record<PackageKey | Term, string>>

// One language is loaded, the others stay where they are. A file that lacks a word does not compile.
const files: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: async () => {
    const [own, terms] = await Promise.all([
      import('./en.json', { with: { type: 'json' } }),
      import('../terms/en.lazy.json', { with: { type: 'json' } }),
    ])
    return { ...own.default, ...terms.default }
  },
  de: async () => {
    const [own, terms] = await Promise.all([
      import('./de.json', { with: { type: 'json' } }),
      import('../terms/de.lazy.json', { with: { type: 'json' } }),
    ])
    return { ...own.default, ...terms.default }
  },
  fr: async () => {
    const [own, terms] = await Promise.all([
      import('./fr.json', { with: { type: 'json' } }),
      import('../terms/fr.lazy.json', { with: { type: 'json' } }),
    ])
    return { ...own.default, ...terms.default }
  },
  ar: async () => {
    const [own, terms] = await Promise.all([
      import('./ar.json', { with: { type: 'json' } }),
      import('../terms/ar.lazy.json', { with: { type: 'json' } }),
    ])
    return { ...own.default, ...terms.default }
  },
}

/** The words for what crosses, in one language. */
export async function loadPackage(language: Language): Promise<PackageSpeaker> {
  return speaker(language, await files[language](), {})
}
