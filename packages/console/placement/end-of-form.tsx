import { Button } from '@mantine/core'
import styles from '../kit/form.module.css'
import { useWords } from '../language/words.tsx'

/** The two buttons at the end of a form that opened in its place. */
export function EndOfForm({
  label,
  isPending,
  onBack,
}: {
  readonly label: string
  readonly isPending: boolean
  readonly onBack: () => void
}) {
  const { say } = useWords()
  return (
    <div className={styles['end']}>
      <Button variant="default" onClick={onBack}>
        {say('action.cancel')}
      </Button>
      <Button type="submit" loading={isPending}>
        {label}
      </Button>
    </div>
  )
}
