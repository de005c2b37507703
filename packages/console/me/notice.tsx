/** @jsxImportSource preact */
import type { PlainMeKey } from '@passerelle/messages/me'
import type { ComponentChildren } from 'preact'
import { isPassing, type Trouble } from '../api/trouble.ts'
import type { Load } from './use-load.ts'
import { useWords } from './words.tsx'

/** A sentence that somebody shall notice; one of `calm` is good news, one of `grave` is not. */
export function Notice({
  tone,
  title,
  children,
}: {
  readonly tone: 'calm' | 'waiting' | 'grave'
  readonly title?: string
  readonly children?: ComponentChildren
}) {
  return (
    <div class={`notice ${tone}`} role={tone === 'grave' ? 'alert' : 'status'}>
      {title !== undefined && <strong>{title}</strong>}
      {children}
    </div>
  )
}

const sentences = {
  offline: ['trouble.offline', 'trouble.offlineText'],
  busy: ['trouble.busy', 'trouble.busyText'],
  down: ['trouble.down', 'trouble.downText'],
  gone: ['trouble.gone', 'trouble.goneText'],
  stale: ['trouble.stale', 'trouble.staleText'],
} as const satisfies Partial<Record<Trouble['kind'], readonly [PlainMeKey, PlainMeKey]>>

/** Why something did not succeed, and how to go on. */
export function TroubleNotice({
  trouble,
  again,
}: {
  readonly trouble: Trouble | undefined
  readonly again?: () => void
}) {
  const { say } = useWords()
  if (trouble === undefined) return null
  const { kind } = trouble
  if (kind === 'fields' || kind === 'refused') {
    const said = kind === 'fields' ? trouble.messages : [trouble.title, trouble.detail]
    return (
      <Notice tone="grave">
        {said.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Notice>
    )
  }
  const [title, text] = kind in sentences ? sentences[kind as keyof typeof sentences] : sentences.gone
  return (
    <Notice tone="grave" title={say(title)}>
      <p>{say(text)}</p>
      {again && (isPassing(trouble) || kind === 'stale') && (
        <button type="button" onClick={again}>
          {say(kind === 'stale' ? 'trouble.read' : 'again')}
        </button>
      )}
    </Notice>
  )
}

/** What was read, as soon as it is there; until then that it is under way, or what is in its way. */
export function Reading<Body>({
  of,
  children,
}: {
  readonly of: Load<Body>
  readonly children: (body: Body) => ComponentChildren
}) {
  const { say } = useWords()
  if (of.body !== undefined) return <>{children(of.body)}</>
  if (of.trouble !== undefined) return <TroubleNotice trouble={of.trouble} again={of.again} />
  return (
    <p class="soft" role="status">
      {say('loading')}
    </p>
  )
}
