/** @jsxImportSource preact */
import { TroubleNotice } from './notice.tsx'
import { useKeep } from './use-keep.ts'
import { useWords } from './words.tsx'

/** Lets the person keep a copy of all that is held about them. The name of its file says nothing of whom. */
export function Copy() {
  const { say } = useWords()
  const { keep, isUnderWay, trouble } = useKeep('copy.json', 'application/json', (api) => api.readOwnCopy())
  return (
    <section>
      <h2>{say('copy.title')}</h2>
      <p>{say('copy.text')}</p>
      <TroubleNotice trouble={trouble} again={keep} />
      <button type="button" disabled={isUnderWay} onClick={keep}>
        {say('copy.keep')}
      </button>
    </section>
  )
}
