import type { Language } from '@passerelle/messages'

/** Makes something when it is first asked for, and gives the same ever after: it depends on nothing but the code. */
export function once<Made>(make: () => Made): () => Made {
  let made: { readonly it: Made } | undefined
  return () => {
    made ??= { it: make() }
    return made.it
  }
}

/** The same for something that there is in every language. */
export function inEachLanguage<Made>(make: (language: Language) => Made): (language: Language) => Made {
  const pages = {
    en: once(() => make('en')),
    de: once(() => make('de')),
    fr: once(() => make('fr')),
    ar: once(() => make('ar')),
  } as const satisfies Readonly<Record<Language, () => Made>>
  return (language) => pages[language]()
}
