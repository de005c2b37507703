import { Button } from '@mantine/core'
import type { PropsWithChildren, ReactNode } from 'react'
import styles from './act.module.css'
import { Sheet } from './page.tsx'
import { useOpening } from './use-opening.ts'

/** A sheet that shows how something stands, and in its place the form that changes it once somebody asks for that. */
export function Editable({
  title,
  action,
  mayEdit,
  form,
  children,
}: PropsWithChildren<{
  readonly title: string
  /** What the button that opens the form is called. */
  readonly action: string
  readonly mayEdit: boolean
  readonly form: (close: () => void) => ReactNode
}>) {
  const { isOpen, setOpen, opened, opener } = useOpening<HTMLDivElement>()
  return (
    <Sheet
      title={title}
      aside={
        mayEdit &&
        !isOpen && (
          <Button ref={opener} variant="default" onClick={() => setOpen(true)}>
            {action}
          </Button>
        )
      }
    >
      {isOpen && mayEdit ? (
        <div ref={opened} tabIndex={-1} className={styles['opened']}>
          {form(() => setOpen(false))}
        </div>
      ) : (
        children
      )}
    </Sheet>
  )
}
