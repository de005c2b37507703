/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { type Trouble, troubleOf } from '../api/trouble.ts'
import { keepFile } from '../kit/keep-file.ts'
import { TroubleNotice } from './notice.tsx'
import { useApi } from './visit-context.tsx'
import { useWords } from './words.tsx'

/** Lets the person keep a copy of all that is held about them. The name of its file says nothing of whom. */
export function Copy() {
  const { say } = useWords()
  const api = useApi()
  const [trouble, setTrouble] = useState<Trouble>()
  const [isUnderWay, setUnderWay] = useState(false)
  const keep = async () => {
    setUnderWay(true)
    try {
      const { body } = await api.readOwnCopy()
      keepFile('copy.json', 'application/json', body)
      setTrouble(undefined)
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setUnderWay(false)
    }
  }
  return (
    <section>
      <h2>{say('copy.title')}</h2>
      <p>{say('copy.text')}</p>
      <TroubleNotice trouble={trouble} again={() => void keep()} />
      <button type="button" disabled={isUnderWay} onClick={() => void keep()}>
        {say('copy.keep')}
      </button>
    </section>
  )
}
