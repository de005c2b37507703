import { Button, Fieldset, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './form.module.css'

type EntryListProps = {
  readonly count: number
  readonly most?: number
  readonly least?: number
  /** What is wrong with the list itself. */
  readonly error: ReactNode
  /** What each is called, counted from 1, and the ways to one more and one fewer. */
  readonly words: {
    readonly entry: (number: number) => string
    readonly remove: (number: number) => string
    readonly add: string
  }
  readonly onAdd: () => void
  readonly onRemove: (at: number) => void
  /** The fields of the one at a position. */
  readonly children: (at: number) => ReactNode
}

/** The entries of a list in a form, in their order, each in a frame of its own; they can be taken away, and added at the end. */
export function EntryList({
  count,
  most = Number.POSITIVE_INFINITY,
  least = 0,
  error,
  words,
  onAdd,
  onRemove,
  children,
}: EntryListProps) {
  return (
    <>
      {Array.from({ length: count }, (_, at) => (
        // They stand in their order, and a new one has a position and nothing else yet.
        <Fieldset key={at} legend={words.entry(at + 1)} className={styles['form']}>
          {children(at)}
          {count > least && (
            <div>
              <Button variant="subtle" size="compact-sm" onClick={() => onRemove(at)}>
                {words.remove(at + 1)}
              </Button>
            </div>
          )}
        </Fieldset>
      ))}
      {error !== undefined && <Text c="brick">{error}</Text>}
      {count < most && (
        <div>
          <Button variant="default" onClick={onAdd}>
            {words.add}
          </Button>
        </div>
      )}
    </>
  )
}
