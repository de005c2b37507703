import { Button, Text } from '@mantine/core'
import type { PropsWithChildren, ReactNode } from 'react'
import { type Trouble, troubleWords } from '../api/trouble.ts'
import { useWords } from '../language/words.tsx'
import styles from './notice.module.css'

type Tone = 'calm' | 'waiting' | 'grave'

/** Something that the reader should know before they go on. A grave one is said at once by a screen reader. */
export function Notice({
  tone = 'calm',
  title,
  children,
}: PropsWithChildren<{ readonly tone?: Tone; readonly title?: string }>) {
  return (
    <div className={styles[tone]} role={tone === 'grave' ? 'alert' : 'status'}>
      {title !== undefined && <Text fw={600}>{title}</Text>}
      {children}
    </div>
  )
}

/** Why a call did not succeed, and how to go on, in words. */
export function wordsFor(
  say: ReturnType<typeof useWords>['say'],
  trouble: Trouble,
): { readonly title: string; readonly text: string } {
  if (trouble.kind === 'refused') {
    return { title: trouble.title || say('trouble.refused'), text: trouble.detail }
  }
  const [title, text] = troubleWords[trouble.kind]
  return { title: say(title), text: say(text) }
}

/** Why a call did not succeed, and how to go on. What was typed stays where it is. */
export function TroubleNotice({
  trouble,
  onRetry,
  children,
}: {
  readonly trouble: Trouble | undefined
  readonly onRetry?: () => void
  /** What changed in the meantime, where that is what stands in the way. */
  readonly children?: ReactNode
}) {
  const { say } = useWords()
  if (trouble === undefined) return null
  const { title, text } = wordsFor(say, trouble)
  return (
    <Notice tone="grave" title={title}>
      <Text>{text}</Text>
      {trouble.kind === 'refused' && trouble.requestId !== undefined && (
        <Text size="xs" c="dimmed">
          {say('trouble.number', { number: trouble.requestId })}
        </Text>
      )}
      {trouble.kind === 'fields' && (
        <ul>
          {trouble.messages.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
      {children}
      {onRetry !== undefined && (
        <div>
          <Button variant="default" onClick={onRetry}>
            {say('action.tryAgain')}
          </Button>
        </div>
      )}
    </Notice>
  )
}
