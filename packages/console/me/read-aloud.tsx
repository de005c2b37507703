/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks'
import { canReadAloud, readAloud } from '../language/read-aloud.ts'
import { useWords } from './words.tsx'

/** A button that reads a text aloud, and stops it. */
export function ReadAloud({ text, language }: { readonly text: string; readonly language: string }) {
  const { say } = useWords()
  const [stop, setStop] = useState<() => void>()
  useEffect(() => () => stop?.(), [stop])
  if (!canReadAloud()) return null
  const begin = () => {
    const ends = readAloud(text, language, () => setStop(undefined))
    setStop(() => ends)
  }
  return (
    <button type="button" onClick={() => (stop === undefined ? begin() : setStop(undefined))}>
      {say(stop === undefined ? 'consent.readOut' : 'consent.stopReading')}
    </button>
  )
}
