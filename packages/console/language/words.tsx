import { DirectionProvider, useDirection } from '@mantine/core'
import { closest, directionOf, type Language } from '@passerelle/messages'
import { type ConsoleSpeaker, loadConsole } from '@passerelle/messages/console'
import {
  createContext,
  type PropsWithChildren,
  use,
  useContext,
  useEffect,
  useState,
  useTransition,
} from 'react'

type Words = ConsoleSpeaker & { readonly choose: (language: Language) => void }

const Context = createContext<Words | undefined>(undefined)

const kept = 'language'
const loaded = new Map<Language, Promise<ConsoleSpeaker>>()

/** The texts of a language, loaded once. A failure is not kept, so that the next try may succeed. */
function load(language: Language): Promise<ConsoleSpeaker> {
  const known = loaded.get(language)
  if (known !== undefined) return known
  const speaker = loadConsole(language)
  loaded.set(language, speaker)
  speaker.catch(() => loaded.delete(language))
  return speaker
}

/** The language that was chosen here before, or the first of the browser's that is spoken here. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(kept)
  return closest([...(chosen ? [chosen] : []), ...navigator.languages])
}

/** Speaks one language to all that stands inside, and turns the page to its direction. */
export function WordsProvider({ children }: PropsWithChildren) {
  const [language, setLanguage] = useState(firstLanguage)
  const [, startTransition] = useTransition()
  const speaker = use(load(language))
  const choose = (chosen: Language) => {
    localStorage.setItem(kept, chosen)
    startTransition(() => setLanguage(chosen))
  }
  return (
    <DirectionProvider initialDirection={directionOf(language)} detectDirection={false}>
      <Turned language={language} />
      <Context value={{ ...speaker, choose }}>{children}</Context>
    </DirectionProvider>
  )
}

function Turned({ language }: { readonly language: Language }) {
  const { setDirection } = useDirection()
  useEffect(() => {
    document.documentElement.lang = language
    setDirection(directionOf(language))
  }, [language, setDirection])
  return null
}

/** The language of the page and how it says things. */
export function useWords(): Words {
  const words = useContext(Context)
  if (words === undefined) throw new Error('useWords stands inside of WordsProvider')
  return words
}
