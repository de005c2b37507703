import { Button, Text } from '@mantine/core'
import type { PropsWithChildren } from 'react'
import { useWords } from '../language/words.tsx'
import { newsIn, type Shown } from './changed.ts'
import { Facts } from './facts.tsx'
import styles from './form.module.css'
import { TroubleNotice } from './notice.tsx'
import type { useChange } from './use-change.ts'

type Change<Thing, Entry extends Record<string, unknown>> = ReturnType<typeof useChange<Thing, Entry>>

/** The form of a change: what is asked, what will happen, what somebody else changed meanwhile, and the button. */
export function ChangeForm<Thing, Entry extends Record<string, unknown>>({
  change: { form, before, now, save, trouble, isPending },
  shown,
  happens,
  send,
  onBack,
  children,
}: PropsWithChildren<{
  readonly change: Change<Thing, Entry>
  /** The thing in words, to tell what changed meanwhile. */
  readonly shown?: (thing: Thing) => Shown
  readonly happens?: string
  /** The name of the button, where it does more than save. */
  readonly send?: string
  readonly onBack: () => void
}>) {
  const { say } = useWords()
  const news = shown === undefined ? [] : newsIn(shown(before), shown(now))
  return (
    <form className={styles['form']} onSubmit={form.onSubmit(save)}>
      {children}
      {happens !== undefined && <Text c="dimmed">{happens}</Text>}
      <TroubleNotice trouble={trouble}>
        {trouble?.kind === 'stale' && news.length > 0 && (
          <>
            <Text>{say('kit.nowStands')}</Text>
            <Facts facts={news} />
          </>
        )}
      </TroubleNotice>
      <div className={styles['end']}>
        <Button variant="default" onClick={onBack}>
          {say('action.cancel')}
        </Button>
        <Button type="submit" loading={isPending}>
          {send ?? say('action.save')}
        </Button>
      </div>
    </form>
  )
}
