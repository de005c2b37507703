import { Button, Text } from '@mantine/core'
import type { ResourceOf } from '@passerelle/client'
import { Link } from '@tanstack/react-router'
import { Notice } from '../kit/notice.tsx'
import { capital } from '../language/capital.ts'
import { listText } from '../language/list.ts'
import { useWords } from '../language/words.tsx'

type Planned = ResourceOf<'planSession'>

/** What else is on at the time of a session that was planned, and the way to each of them. */
export function Clashes({ planned: { id, clashes } }: { readonly planned: Planned }) {
  const { say, language } = useWords()
  return (
    <Notice tone="waiting" title={say('session.clashes')}>
      <ul>
        {clashes.map(({ sessionId, with: grounds }, place) => (
          // Two sessions of a series may clash with the same one; their order never changes.
          <li key={place}>
            <Link to="/sessions/$sessionId" params={{ sessionId }}>
              {capital(
                language,
                listText(
                  language,
                  grounds.map((ground) => say(`session.clash.${ground}`)),
                ),
              )}
            </Link>
          </li>
        ))}
      </ul>
      <Text>{say('session.clashesText')}</Text>
      <Button component={Link} to={`/sessions/${id}`} variant="default">
        {say('session.open')}
      </Button>
    </Notice>
  )
}
