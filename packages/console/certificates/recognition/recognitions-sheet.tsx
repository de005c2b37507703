import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Sheet } from '../../kit/page.tsx'
import { Reading } from '../../kit/reading.tsx'
import rows from '../../kit/rows.module.css'
import { useWords } from '../../language/words.tsx'
import { RecognitionLink } from './recognition-link.tsx'
import { RecognitionState } from './recognition-state.tsx'
import { useRecognitionsOf } from './recognitions.ts'

/** What somebody learnt elsewhere and is to be recognised, and how far each of it has come. */
export function RecognitionsSheet({ participantId }: { readonly participantId: string }) {
  const { say } = useWords()
  const found = useRecognitionsOf(participantId)
  return (
    <Sheet
      title={say('recognition.sheet')}
      aside={
        <Button component={Link} to={`/cases/${participantId}/recognitions/new`} variant="default" size="sm">
          {say('recognition.begin')}
        </Button>
      }
    >
      <Reading of={found} lines={1}>
        {({ body: { items } }) =>
          items.length === 0 ? (
            <Text c="dimmed">{say('recognition.none')}</Text>
          ) : (
            <ul className={rows['rows']}>
              {items.map((recognition) => (
                <li key={recognition.id} className={rows['row']}>
                  <RecognitionLink recognition={recognition} />
                  <RecognitionState state={recognition.state} />
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
    </Sheet>
  )
}
