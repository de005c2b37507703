import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Sheet } from '../kit/page.tsx'
import { useWords } from '../language/words.tsx'
import type { Participant } from './queries.ts'

/** The way to the person's own link. How it stands is asked for on its screen, not each time a case is opened. */
export function LinkSheet({ participantId }: { readonly participantId: Participant['id'] }) {
  const { say } = useWords()
  return (
    <Sheet
      title={say('link.title')}
      aside={
        <Button component={Link} to={`/cases/${participantId}/link`} variant="default" size="sm">
          {say('link.open')}
        </Button>
      }
    >
      <Text c="dimmed">{say('link.lead')}</Text>
    </Sheet>
  )
}
