/** @jsxImportSource preact */
import { closest, directionOf, type Language } from '@passerelle/messages'
import { loadMe, type MeSpeaker } from '@passerelle/messages/me'
import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'

type Words = MeSpeaker & {
  /** The language that the person chose here, if they did. */
  readonly chosen: Language | undefined
  readonly choose: (language: Language) => void
  /** Speaks the nearest language to one, unless the person chose another; settles when it does. */
  readonly suggest: (tag: string) => Promise<void>
}

const Context = createContext<Words | undefined>(undefined)

/** Speaks one language to all that stands inside, and turns the page to its direction. */
export function WordsProvider({
  first,
  children,
}: {
  readonly first: MeSpeaker
  readonly children: ComponentChildren
}) {
  const [speaker, setSpeaker] = useState(first)
  const [chosen, setChosen] = useState<Language>()
  // A language that cannot be loaded leaves the page in the one that it speaks.
  const speak = (language: Language) => loadMe(language).then(setSpeaker, () => undefined)
  const choose = (language: Language) => {
    setChosen(language)
    void speak(language)
  }
  const suggest = async (tag: string) => {
    if (chosen === undefined) await speak(closest([tag]))
  }
  useEffect(() => {
    const { documentElement: page } = document
    page.lang = speaker.language
    page.dir = directionOf(speaker.language)
    document.title = speaker.say('title')
  }, [speaker])
  return <Context.Provider value={{ ...speaker, chosen, choose, suggest }}>{children}</Context.Provider>
}

/** The language of the page and how it says things. */
export function useWords(): Words {
  const words = useContext(Context)
  if (words === undefined) throw new Error('useWords stands inside of WordsProvider')
  return words
}
