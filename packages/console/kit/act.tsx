import { Button, Text } from '@mantine/core'
import type { Answer, Client } from '@passerelle/client'
import { useQueryClient } from '@tanstack/react-query'
import { type PropsWithChildren, type ReactNode, useEffect, useState } from 'react'
import type { FieldErrors, Trouble } from '../api/trouble.ts'
import { type Afterwards, useCommand } from '../api/use-command.ts'
import { useWords } from '../language/words.tsx'
import styles from './act.module.css'
import form from './form.module.css'
import { TroubleNotice } from './notice.tsx'
import { useOpening } from './use-opening.ts'

/** What is asked for with the act, if anything: what was said, and what the API said about it. */
type Asked<Said> = {
  readonly said: Said
  readonly setSaid: (said: Said) => void
  readonly errors: FieldErrors
}

type ActProps<Said, Body> = {
  readonly label: string
  /** What exactly will happen. */
  readonly happens: ReactNode
  readonly tone?: 'main' | 'other' | 'grave'
  /** The version that is shown; a newer one is acted upon only after one was told that there is one. */
  readonly version?: number
  readonly first: Said
  readonly fields?: (asked: Asked<Said>) => ReactNode
  readonly explain?: (trouble: Trouble) => ReactNode
  readonly send: (
    api: Client,
    said: { readonly said: Said; readonly version: number },
    idempotencyKey: string,
  ) => Promise<Answer<Body>>
  readonly onDone?: (body: Body) => void
  /** What becomes of what is shown; unless said, it is read anew before `onDone`. */
  readonly afterwards?: Afterwards
}

/** Something that is done at once: a button, then what exactly will happen, and only then the button that does it. */
export function Act<Said, Body>({
  label,
  happens,
  tone = 'other',
  version = 0,
  first,
  fields,
  explain,
  send,
  onDone,
  afterwards = 'reread_first',
}: ActProps<Said, Body>) {
  const { say } = useWords()
  const queries = useQueryClient()
  const { isOpen, setOpen, opened, opener } = useOpening<HTMLFormElement>()
  const [seen, setSeen] = useState(version)
  const [said, setSaid] = useState(first)
  const command = useCommand(
    send,
    (body) => {
      setOpen(false)
      setSaid(first)
      onDone?.(body)
    },
    afterwards,
  )
  const { trouble, isPending, fieldErrors, reset } = command
  const isStale = trouble?.kind === 'stale'
  useEffect(() => {
    if (isStale) void queries.invalidateQueries()
  }, [isStale, queries])
  if (!isOpen) {
    return (
      <Button
        ref={opener}
        variant={tone === 'main' ? 'filled' : 'default'}
        onClick={() => {
          reset()
          setSeen(version)
          setOpen(true)
        }}
      >
        {label}
      </Button>
    )
  }
  return (
    <form
      ref={opened}
      tabIndex={-1}
      className={styles['act']}
      aria-label={label}
      onKeyDown={({ key }) => key === 'Escape' && !isPending && setOpen(false)}
      onSubmit={(event) => {
        event.preventDefault()
        const now = isStale ? version : seen
        setSeen(now)
        command.send({ said, version: now })
      }}
    >
      <Text fw={600}>{label}</Text>
      <Text component="div">{happens}</Text>
      {fields?.({ said, setSaid, errors: fieldErrors })}
      <TroubleNotice trouble={trouble}>{trouble !== undefined && explain?.(trouble)}</TroubleNotice>
      <div className={form['end']}>
        <Button variant="default" onClick={() => setOpen(false)}>
          {say('action.cancel')}
        </Button>
        <Button type="submit" color={tone === 'grave' ? 'brick' : 'river'} loading={isPending}>
          {label}
        </Button>
      </div>
    </form>
  )
}

/** Acts beside each other; one that was opened takes the whole line. */
export function Acts({ children }: PropsWithChildren) {
  return <div className={styles['acts']}>{children}</div>
}
