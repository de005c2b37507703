import { Code, Text } from '@mantine/core'
import type { PropsWithChildren } from 'react'
import { Notice } from './notice.tsx'

/** A secret that was just made: shown this once, and kept nowhere in the page. */
export function OneTimeSecret({
  secret,
  title,
  gone,
  text,
  children,
}: PropsWithChildren<{
  /** Absent where the answer was a repetition, which is told no secret. */
  readonly secret: string | undefined
  readonly title: string
  readonly gone: string
  readonly text: string
}>) {
  return (
    <Notice tone="waiting" title={title}>
      {secret === undefined ? (
        <Text>{gone}</Text>
      ) : (
        <>
          <Code block dir="ltr">
            {secret}
          </Code>
          {children}
          <Text>{text}</Text>
        </>
      )}
    </Notice>
  )
}
