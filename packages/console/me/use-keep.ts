import type { Answer, Client } from '@passerelle/client'
import { useState } from 'preact/hooks'
import { type Trouble, troubleOf } from '../api/trouble.ts'
import { keepFile } from '../kit/keep-file.ts'
import { useApi } from './visit-context.tsx'

/** Reads something when it is asked for, and hands it to the person as a file on their device. */
export function useKeep(
  name: string,
  type: string,
  read: (api: Client) => Promise<Answer<unknown>>,
): { readonly keep: () => void; readonly isUnderWay: boolean; readonly trouble: Trouble | undefined } {
  const api = useApi()
  const [trouble, setTrouble] = useState<Trouble>()
  const [isUnderWay, setUnderWay] = useState(false)
  const keep = async () => {
    setUnderWay(true)
    try {
      const { body } = await read(api)
      keepFile(name, type, body)
      setTrouble(undefined)
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setUnderWay(false)
    }
  }
  return { keep: () => void keep(), isUnderWay, trouble }
}
