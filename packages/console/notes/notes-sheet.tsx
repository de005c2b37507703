import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Sheet } from '../kit/page.tsx'
import { useWords } from '../language/words.tsx'

/** The way to the notes about a person. They are read on a screen of their own, for each reading is recorded. */
export function NotesSheet({ participantId }: { readonly participantId: string }) {
  const { say } = useWords()
  return (
    <Sheet
      title={say('note.title')}
      aside={
        <Button component={Link} to={`/cases/${participantId}/notes`} variant="default" size="sm">
          {say('note.open')}
        </Button>
      }
    >
      <Text c="dimmed">{say('note.sheetText')}</Text>
    </Sheet>
  )
}
