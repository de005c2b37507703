import { Text } from '@mantine/core'
import { Facts } from '../kit/facts.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import { numberText } from '../language/numbers.ts'
import { useWords } from '../language/words.tsx'
import { useFigures } from './placement.ts'

const counted = ['employers', 'vacancies', 'people', 'applications', 'hired'] as const

/** How much of it the organisation has done: whole numbers, and nothing of anybody. */
export function FiguresSheet() {
  const { say, language } = useWords()
  const figures = useFigures()
  return (
    <Sheet title={say('work.figures')}>
      <Text c="dimmed">{say('work.figuresText')}</Text>
      <Reading of={figures} lines={3}>
        {({ body }) => (
          <Facts
            facts={counted.map((what) => [say(`work.figure.${what}`), numberText(language, body[what])])}
          />
        )}
      </Reading>
    </Sheet>
  )
}
