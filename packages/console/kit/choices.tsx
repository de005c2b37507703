import { Chip, Group, Input, NativeSelect, type NativeSelectProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../language/words.tsx'
import styles from './choices.module.css'

export type Choice = { readonly value: string; readonly label: string }

/**
 * One of a list, by the machine's own control: it works by keyboard, by thumb and with a screen reader alike. A value
 * whose name is not known yet stays chosen while the list is being loaded; the browser would take it for no choice.
 */
export function OneOf({
  choices,
  isOptional = false,
  ...props
}: Omit<NativeSelectProps, 'data'> & { readonly choices: readonly Choice[]; readonly isOptional?: boolean }) {
  const { say } = useWords()
  const { value } = props
  const isNamed = !value || choices.some((choice) => choice.value === value)
  return (
    <NativeSelect
      {...props}
      data={[
        { value: '', label: isOptional ? '–' : say('kit.choose') },
        ...(isNamed ? [] : [{ value: String(value), label: '…' }]),
        ...choices,
      ]}
      required={!isOptional}
      withAsterisk={false}
    />
  )
}

/** Several of a list, in the order in which they were chosen. */
export function ManyOf({
  label,
  description,
  error,
  choices,
  value = [],
  onChange,
}: {
  readonly label: string
  readonly description?: string
  readonly error?: ReactNode
  readonly choices: readonly Choice[]
  readonly value?: readonly string[]
  readonly onChange: (value: string[]) => void
}) {
  return (
    <fieldset className={styles['many']} aria-invalid={Boolean(error)}>
      <Input.Label component="legend">{label}</Input.Label>
      {description !== undefined && <Input.Description>{description}</Input.Description>}
      <Chip.Group multiple value={[...value]} onChange={onChange}>
        <Group gap="xs">
          {choices.map((choice) => (
            <Chip
              key={choice.value}
              value={choice.value}
              size="md"
              variant="light"
              classNames={{ label: styles['chip'] ?? '' }}
            >
              {choice.label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {error !== undefined && error !== null && <Input.Error>{error}</Input.Error>}
    </fieldset>
  )
}
