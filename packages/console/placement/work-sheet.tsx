import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import { useWords } from '../language/words.tsx'
import { useWork } from './placement.ts'

/** Whether somebody is matched with vacancies, how many applications there are, and the way there. */
export function WorkSheet({ participantId }: { readonly participantId: string }) {
  const { say } = useWords()
  const work = useWork(participantId)
  return (
    <Sheet
      title={say('work.title')}
      aside={
        <Button component={Link} to={`/cases/${participantId}/work`} variant="default" size="sm">
          {say('work.open')}
        </Button>
      }
    >
      <Reading of={work} lines={1}>
        {({ body }) => (
          <Text c="dimmed">
            {say(body.work?.state === 'agreed' ? 'work.isMatched' : 'work.notAgreed')}{' '}
            {say('work.count', { count: body.items.length })}
          </Text>
        )}
      </Reading>
    </Sheet>
  )
}
