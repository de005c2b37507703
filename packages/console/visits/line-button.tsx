import { Button } from '@mantine/core'
import type { PropsWithChildren, Ref } from 'react'
import styles from './line-button.module.css'

/** A button that names whom it is about, and is as high as that takes on a narrow screen. */
export function LineButton({
  onClick,
  children,
  ref,
}: PropsWithChildren<{ readonly onClick: () => void; readonly ref?: Ref<HTMLButtonElement> }>) {
  return (
    <Button
      {...(ref !== undefined && { ref })}
      variant="default"
      classNames={{ root: styles['button'] ?? '', label: styles['label'] ?? '' }}
      onClick={onClick}
    >
      {children}
    </Button>
  )
}
