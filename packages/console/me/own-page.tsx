/** @jsxImportSource preact */
import { type Language, languages, ownNames } from '@passerelle/messages'
import { useEffect, useState } from 'preact/hooks'
import { Door } from './door.tsx'
import { Home } from './home.tsx'
import { useVisit } from './visit-context.tsx'
import { useWords } from './words.tsx'

/** A person's own page: the door, and behind it what concerns them. */
export function OwnPage() {
  const visit = useVisit()
  const { say } = useWords()
  const [state, setState] = useState(visit.state)
  useEffect(() => {
    setState(visit.state())
    return visit.subscribe(() => setState(visit.state()))
  }, [visit])
  return (
    <>
      <header>
        <svg class="bridge" viewBox="0 0 32 24" aria-hidden="true">
          <path class="deck" d="M2 15 Q16 1 30 15" />
          <path class="rail" d="M8.5 10.4v5.4M16 8v7M23.5 10.4v5.4" />
          <path class="water" d="M2 20.5q3.5-2.4 7 0t7 0 7 0 7 0" />
        </svg>
        <LanguageChoice />
        {state.kind === 'inside' && (
          <button type="button" class="quiet" onClick={() => visit.close('left')}>
            {say('close')}
          </button>
        )}
      </header>
      <main>{state.kind === 'inside' ? <Home self={state.self} /> : <Door outside={state} />}</main>
    </>
  )
}

function LanguageChoice() {
  const { say, language, choose } = useWords()
  return (
    <label class="language">
      <span class="hidden">{say('language')}</span>
      <select
        value={language}
        // Its values are the languages.
        onChange={({ currentTarget }) => choose(currentTarget.value as Language)}
      >
        {languages.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {ownNames[tag]}
          </option>
        ))}
      </select>
    </label>
  )
}
