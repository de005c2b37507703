import { Text } from '@mantine/core'
import { Acts } from '../kit/act.tsx'
import { Facts } from '../kit/facts.tsx'
import { Notice } from '../kit/notice.tsx'
import { useWords } from '../language/words.tsx'
import { entryText } from './entry-text.ts'
import { LineButton } from './line-button.tsx'
import type { Visit, VisitLine } from './visit.ts'

/** An entry that could not be sent: what was written here and what stands there, and a person says which one holds. */
export function Contested({
  line: { entry, name },
  obstacle,
  visit,
  onOwnWord,
  onDrop,
}: {
  readonly line: VisitLine
  readonly obstacle: NonNullable<VisitLine['obstacle']>
  readonly visit: Visit
  readonly onOwnWord: () => void
  readonly onDrop: () => void
}) {
  const words = useWords()
  const { say } = words
  if (entry === undefined) return null
  const own = entryText(words, { ...entry, isSigned: entry.signature !== undefined }, visit)
  if ('message' in obstacle) {
    return (
      <Notice tone="waiting" title={obstacle.message}>
        <Facts facts={[[say('visit.here'), own]]} />
        <div>
          <LineButton onClick={onDrop}>{say('visit.drop', { name })}</LineButton>
        </div>
      </Notice>
    )
  }
  return (
    <Notice tone="waiting" title={say('visit.contested')}>
      <Facts
        facts={[
          [say('visit.here'), own],
          [say('visit.there'), entryText(words, obstacle.standing, visit)],
        ]}
      />
      <Text size="sm">{say('visit.contestedText')}</Text>
      <Acts>
        <LineButton onClick={onOwnWord}>{say('visit.holdHere', { name })}</LineButton>
        <LineButton onClick={onDrop}>{say('visit.holdThere', { name })}</LineButton>
      </Acts>
    </Notice>
  )
}
