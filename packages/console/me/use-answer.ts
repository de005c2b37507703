import type { Answer, Client } from '@passerelle/client'
import { useRef, useState } from 'preact/hooks'
import { type Trouble, troubleOf } from '../api/trouble.ts'
import { useApi } from './visit-context.tsx'

/**
 * Sends an answer of the person. All tries of the same answer carry the same idempotency key, so that a lost line or a
 * second touch never answers twice.
 */
export function useAnswer<Said, Body>(
  send: (api: Client, said: Said, idempotencyKey: string) => Promise<Answer<Body>>,
  onDone: (said: Said) => void,
): {
  readonly answer: (said: Said) => void
  readonly isSending: boolean
  readonly trouble: Trouble | undefined
} {
  const api = useApi()
  const intention = useRef({ said: '', key: '' })
  const isUnderWay = useRef(false)
  const [isSending, setSending] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const answer = async (said: Said) => {
    if (isUnderWay.current) return
    const text = JSON.stringify(said)
    if (intention.current.said !== text) intention.current = { said: text, key: crypto.randomUUID() }
    isUnderWay.current = true
    setSending(true)
    setTrouble(undefined)
    try {
      await send(api, said, intention.current.key)
      onDone(said)
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      isUnderWay.current = false
      setSending(false)
    }
  }
  return { answer: (said) => void answer(said), isSending, trouble }
}
