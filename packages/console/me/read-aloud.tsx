/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks'
import { useWords } from './words.tsx'

/** Reads a text aloud by the machine's own voice, where it has one for the language; nothing leaves the machine. */
export function ReadAloud({ text, language }: { readonly text: string; readonly language: string }) {
  const { say } = useWords()
  const [isReading, setReading] = useState(false)
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), [])
  if (!('speechSynthesis' in globalThis)) return null
  const toggle = () => {
    speechSynthesis.cancel()
    if (isReading) {
      setReading(false)
      return
    }
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.lang = language
    utterance.onend = () => setReading(false)
    utterance.onerror = () => setReading(false)
    setReading(true)
    speechSynthesis.speak(utterance)
  }
  return (
    <button type="button" onClick={toggle}>
      {say(isReading ? 'consent.stopReading' : 'consent.readOut')}
    </button>
  )
}
