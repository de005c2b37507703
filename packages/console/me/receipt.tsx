/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { type Trouble, troubleOf } from '../api/trouble.ts'
import { keepFile } from '../kit/keep-file.ts'
import { TroubleNotice } from './notice.tsx'
import type { OwnReferral } from './own.ts'
import { useApi } from './visit-context.tsx'
import { useWords } from './words.tsx'

/** Lets the person keep the receipt of what they agreed to. It names nobody, and its file neither. */
export function Receipt({ referralId }: Pick<OwnReferral, 'referralId'>) {
  const { say } = useWords()
  const api = useApi()
  const [trouble, setTrouble] = useState<Trouble>()
  const keep = async () => {
    try {
      const { body } = await api.readOwnReceipt({ params: { referralId } })
      keepFile('receipt.jsonld', 'application/ld+json', body)
      setTrouble(undefined)
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }
  return (
    <>
      <TroubleNotice trouble={trouble} again={() => void keep()} />
      <button type="button" onClick={() => void keep()}>
        {say('consent.receipt')}
      </button>
    </>
  )
}
