import { Text, Title } from '@mantine/core'
import type { PropsWithChildren } from 'react'
import { Footbridge } from '../look/footbridge.tsx'
import styles from './empty.module.css'

/** Nothing is here, and what to do next. */
export function Empty({
  title,
  text,
  children,
}: PropsWithChildren<{ readonly title: string; readonly text: string }>) {
  return (
    <div className={styles['empty']}>
      <Footbridge size="wide" />
      <Title order={3}>{title}</Title>
      <Text c="dimmed">{text}</Text>
      {children}
    </div>
  )
}
