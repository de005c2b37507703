import { Button, Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { Link } from '@tanstack/react-router'
import { Sheet } from '../../kit/page.tsx'
import { Reading } from '../../kit/reading.tsx'
import rows from '../../kit/rows.module.css'
import { useWords } from '../../language/words.tsx'
import { RecognitionState } from './recognition-state.tsx'
import { useRecognitionsOf } from './recognitions.ts'

/** What somebody learnt elsewhere and is to be recognised, and how far each of it has come. */
export function RecognitionsSheet({ participantId }: { readonly participantId: string }) {
  const { say, language } = useWords()
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
              {items.map(({ id, title, state }) => (
                <li key={id} className={rows['row']}>
                  <Link
                    to="/cases/$participantId/recognitions/$recognitionId"
                    params={{ participantId, recognitionId: id }}
                    className={rows['name']}
                  >
                    <bdi>{pick(title, language)}</bdi>
                  </Link>
                  <RecognitionState state={state} />
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
    </Sheet>
  )
}
