import { TextInput } from '@mantine/core'
import styles from '../kit/form.module.css'
import { useWords } from '../language/words.tsx'

type End = 'earliest' | 'latest'

/** Between which days the person is expected there; neither has to be known. */
export function ArrivalWindow({
  from,
  propsOf,
}: {
  /** No day before this one. */
  readonly from: string
  readonly propsOf: (path: `arrivalWindow.${End}`) => object
}) {
  const { say } = useWords()
  return (
    <div className={styles['pair']}>
      {(['earliest', 'latest'] as const).map((end) => (
        <TextInput
          key={end}
          label={`${say(end === 'earliest' ? 'step.arrivalEarliest' : 'step.arrivalLatest')} (${say('kit.optional')})`}
          type="date"
          min={from}
          {...propsOf(`arrivalWindow.${end}`)}
        />
      ))}
    </div>
  )
}
