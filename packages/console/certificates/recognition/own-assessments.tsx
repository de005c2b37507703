import { Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { Link } from '@tanstack/react-router'
import { nameOf } from '../../casework/person.ts'
import { Sheet } from '../../kit/page.tsx'
import rows from '../../kit/rows.module.css'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { useRecognitionsToAssess } from './recognitions.ts'

/** What waits for one's own assessment; nothing where nothing does. */
export function OwnAssessments() {
  const { say, language } = useWords()
  const { has } = useWho()
  const isAsked = has('coordinator', 'coach', 'counsellor', 'instructor')
  const items = useRecognitionsToAssess(isAsked).data?.body.items ?? []
  if (items.length === 0) return null
  return (
    <Sheet title={say('recognition.waiting')}>
      <ul className={rows['rows']}>
        {items.map(({ id, participantId, title, names }) => (
          <li key={id} className={rows['row']}>
            <div className={rows['who']}>
              <Link
                to="/cases/$participantId/recognitions/$recognitionId"
                params={{ participantId, recognitionId: id }}
                className={rows['name']}
              >
                <bdi>{pick(title, language)}</bdi>
              </Link>
              <Text size="sm" c="dimmed">
                <bdi>{nameOf(names)}</bdi>
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
