import { Text } from '@mantine/core'
import { nameOf } from '../../casework/person.ts'
import { Sheet } from '../../kit/page.tsx'
import rows from '../../kit/rows.module.css'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { RecognitionLink } from './recognition-link.tsx'
import { useRecognitionsToAssess } from './recognitions.ts'

/** What waits for one's own assessment; nothing where nothing does. */
export function OwnAssessments() {
  const { say } = useWords()
  const { has } = useWho()
  const isAsked = has('coordinator', 'coach', 'counsellor', 'instructor')
  const items = useRecognitionsToAssess(isAsked).data?.body.items ?? []
  if (items.length === 0) return null
  return (
    <Sheet title={say('recognition.waiting')}>
      <ul className={rows['rows']}>
        {items.map((recognition) => (
          <li key={recognition.id} className={rows['row']}>
            <div className={rows['who']}>
              <RecognitionLink recognition={recognition} />
              <Text size="sm" c="dimmed">
                <bdi>{nameOf(recognition.names)}</bdi>
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
