import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { canReadAloud, readAloud } from '../../language/read-aloud.ts'
import { useWords } from '../../language/words.tsx'

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
    <Button variant="default" onClick={() => (stop === undefined ? begin() : setStop(undefined))}>
      {say(stop === undefined ? 'consent.readOut' : 'consent.stopReading')}
    </Button>
  )
}
