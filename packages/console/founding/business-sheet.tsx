import { Badge, Button, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import { useWords } from '../language/words.tsx'
import { useEditions } from './founding.ts'

/** How far somebody has come with a business of their own, and the way to their plan. */
export function BusinessSheet({ participantId }: { readonly participantId: string }) {
  const { say } = useWords()
  const found = useEditions(participantId)
  const plan = found.data?.body.plan
  return (
    <Sheet
      title={say('business.title')}
      aside={
        <Group gap="sm">
          {plan !== undefined && (
            <Badge variant="light" size="lg" tt="none">
              {say(`business.state.${plan.state}`)}
            </Badge>
          )}
          <Button
            component={Link}
            to={`/cases/${participantId}/business${plan === undefined ? '/write' : ''}`}
            variant="default"
            size="sm"
          >
            {say(plan === undefined ? 'business.begin' : 'business.open')}
          </Button>
        </Group>
      }
    >
      <Reading of={found} lines={1}>
        {({ body }) => (
          <Text c="dimmed">
            {body.plan === undefined
              ? say('business.none')
              : say('business.edition', { number: body.plan.edition })}
          </Text>
        )}
      </Reading>
    </Sheet>
  )
}
