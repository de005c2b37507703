import { TextInput } from '@mantine/core'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { useWords } from '../language/words.tsx'
import { type WageEntry, wagePeriods } from './wages.ts'

/** From what to what is paid, in which money, and for what. */
export function WageFields({
  inputOf,
  currencies,
}: {
  readonly inputOf: (field: keyof WageEntry) => object
  readonly currencies: readonly string[]
}) {
  const { say } = useWords()
  return (
    <div className={styles['pair']}>
      <TextInput
        label={`${say('vacancy.wageFrom')} (${say('kit.optional')})`}
        inputMode="decimal"
        {...inputOf('from')}
      />
      <TextInput
        label={`${say('vacancy.wageTo')} (${say('kit.optional')})`}
        inputMode="decimal"
        {...inputOf('to')}
      />
      <OneOf
        label={say('programme.currency')}
        isOptional
        choices={[...new Set(currencies)].filter(Boolean).map((code) => ({ value: code, label: code }))}
        {...inputOf('currency')}
      />
      <OneOf
        label={say('vacancy.per')}
        choices={wagePeriods.map((value) => ({ value, label: say(`vacancy.per.${value}`) }))}
        {...inputOf('per')}
      />
    </div>
  )
}
