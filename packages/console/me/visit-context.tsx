/** @jsxImportSource preact */
import type { Client } from '@passerelle/client'
import { createContext } from 'preact'
import { useContext, useMemo } from 'preact/hooks'
import type { Visit } from './visit.ts'
import { useWords } from './words.tsx'

export const VisitContext = createContext<Visit | undefined>(undefined)

export function useVisit(): Visit {
  const visit = useContext(VisitContext)
  if (visit === undefined) throw new Error('useVisit stands inside of VisitContext')
  return visit
}

/** The API as the person who is inside, in the language of the page. */
export function useApi(): Client {
  const visit = useVisit()
  const { language } = useWords()
  return useMemo(() => visit.api(language), [visit, language])
}
