import { Text, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import styles from '../kit/form.module.css'
import { useWords } from '../language/words.tsx'
import type { DaysEntry } from './days.ts'

const months = ['month3', 'month6', 'month12'] as const

/** After how many days it is asked in each month. */
export function DaysFields<Entry extends Record<Field, DaysEntry>, Field extends string>({
  form,
  field,
}: {
  readonly form: UseFormReturnType<Entry>
  readonly field: Field
}) {
  const { say } = useWords()
  return (
    <>
      <div className={styles['pair']}>
        {months.map((month) => (
          <TextInput
            key={month}
            label={say(`followUpDays.${month}`)}
            inputMode="numeric"
            {...form.getInputProps(`${field}.${month}`)}
          />
        ))}
      </div>
      <Text c="dimmed">{say('followUpDays.hint')}</Text>
    </>
  )
}
