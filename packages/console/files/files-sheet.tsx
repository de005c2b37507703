import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Sheet } from '../kit/page.tsx'
import { useWords } from '../language/words.tsx'

/** The way to the files of a case. They are read on a screen of their own, for each reading is recorded. */
export function FilesSheet({ participantId }: { readonly participantId: string }) {
  const { say } = useWords()
  return (
    <Sheet
      title={say('file.title')}
      aside={
        <Button component={Link} to={`/cases/${participantId}/files`} variant="default" size="sm">
          {say('file.open')}
        </Button>
      }
    >
      <Text c="dimmed">{say('file.sheetText')}</Text>
    </Sheet>
  )
}
