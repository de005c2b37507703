import { Button } from '@mantine/core'
import type { PropsWithChildren } from 'react'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { useWords } from '../language/words.tsx'
import type { useCasePart } from './use-case-part.ts'

type Part<Entry extends Record<string, unknown>> = Pick<
  ReturnType<typeof useCasePart<unknown, Entry>>,
  'form' | 'save' | 'trouble' | 'isPending'
>

/** The form of a part of a case: what is asked, what went wrong, and the button that saves it. */
export function CasePartForm<Entry extends Record<string, unknown>>({
  part: { form, save, trouble, isPending },
  children,
}: PropsWithChildren<{ readonly part: Part<Entry> }>) {
  const { say } = useWords()
  return (
    <form className={styles['form']} onSubmit={form.onSubmit(save)}>
      {children}
      <TroubleNotice trouble={trouble} />
      <div className={styles['end']}>
        <Button type="submit" size="md" loading={isPending}>
          {say('action.save')}
        </Button>
      </div>
    </form>
  )
}
