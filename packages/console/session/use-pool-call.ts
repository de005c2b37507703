import type { PlainKey } from '@passerelle/messages/console'
import { useState } from 'react'
import { type PoolReason, PoolRefused } from './pool.ts'

/** One call to the pool at a time: whether it runs, and the sentence for its refusal. */
export function usePoolCall() {
  const [isPending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<PlainKey>()
  const run = async (call: () => Promise<void>) => {
    setPending(true)
    setRefusal(undefined)
    try {
      await call()
    } catch (error) {
      setRefusal(refusalWords[error instanceof PoolRefused ? error.reason : 'unknown'])
    } finally {
      setPending(false)
    }
  }
  return { isPending, refusal, run: (call: () => Promise<void>) => void run(call) }
}

const refusalWords = {
  wrong_credentials: 'signIn.wrongCredentials',
  wrong_code: 'signIn.wrongCode',
  code_expired: 'signIn.codeExpired',
  weak_password: 'signIn.weakPassword',
  too_often: 'signIn.tooOften',
  session_over: 'signIn.sessionOver',
  offline: 'trouble.offlineText',
  unknown: 'signIn.unknown',
} as const satisfies Readonly<Record<PoolReason, PlainKey>>
