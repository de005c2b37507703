import { Button } from '@mantine/core'
import { type PropsWithChildren, type ReactNode, useState } from 'react'
import { Sheet } from './page.tsx'

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
  const [isOpen, setOpen] = useState(false)
  return (
    <Sheet
      title={title}
      aside={
        mayEdit &&
        !isOpen && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {action}
          </Button>
        )
      }
    >
      {isOpen && mayEdit ? form(() => setOpen(false)) : children}
    </Sheet>
  )
}
