import { Text, Title } from '@mantine/core'
import { type PropsWithChildren, type ReactNode, useEffect, useRef } from 'react'
import styles from './page.module.css'

type PageProps = PropsWithChildren<{
  readonly title: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly narrow?: boolean
}>

/** One screen: its heading takes the focus, so that a screen reader says where one is, and names the window. */
export function Page({ title, lead, actions, narrow = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Passerelle`
  }, [title])
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <div className={narrow ? styles['narrow'] : styles['page']}>
      <header className={styles['header']}>
        <div>
          <Title order={1} ref={heading} tabIndex={-1} className={styles['title']}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text component="div" c="dimmed" size="lg">
              {lead}
            </Text>
          )}
        </div>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** A sheet of paper on the page, with its own heading. */
export function Sheet({
  title,
  aside,
  children,
}: PropsWithChildren<{ readonly title?: string; readonly aside?: ReactNode }>) {
  return (
    <section className={styles['sheet']}>
      {title !== undefined && (
        <div className={styles['sheetHead']}>
          <Title order={2}>{title}</Title>
          {aside}
        </div>
      )}
      {children}
    </section>
  )
}
