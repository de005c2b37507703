import { Button, Text } from '@mantine/core'
import { type FormEvent, type PropsWithChildren, useEffect, useRef, useState } from 'react'
import type { Trouble } from '../api/trouble.ts'
import { useWords } from '../language/words.tsx'
import styles from './confirm.module.css'
import { TroubleNotice } from './notice.tsx'

type Props = PropsWithChildren<{
  /** What is done, on the button that asks and on the one that does it. */
  readonly label: string
  readonly happens: string
  readonly tone?: 'main' | 'other' | 'grave'
  readonly run: { readonly isPending: boolean; readonly trouble: Trouble | undefined }
  readonly onConfirm: () => void
}>

/** A step that reaches others or cannot be undone: what exactly will happen is said first. */
export function Confirm({ label, happens, tone = 'other', run, onConfirm, children }: Props) {
  const { say } = useWords()
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (isOpen) box.current?.focus()
  }, [isOpen])
  const color = tone === 'grave' ? 'brick' : 'river'
  if (!isOpen) {
    return (
      <div>
        <Button
          variant={tone === 'main' ? 'filled' : tone === 'grave' ? 'subtle' : 'default'}
          {...(tone === 'grave' && { color })}
          onClick={() => setOpen(true)}
        >
          {label}
        </Button>
      </div>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onConfirm()
  }
  return (
    <form ref={box} tabIndex={-1} aria-label={label} className={styles['box']} onSubmit={submit}>
      <Text>{happens}</Text>
      {children}
      <TroubleNotice trouble={run.trouble} />
      <div className={styles['end']}>
        <Button variant="default" onClick={() => setOpen(false)}>
          {say('action.cancel')}
        </Button>
        <Button type="submit" color={color} loading={run.isPending}>
          {label}
        </Button>
      </div>
    </form>
  )
}
