import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Empty } from '../../kit/empty.tsx'
import { Page, Sheet } from '../../kit/page.tsx'
import { Reading } from '../../kit/reading.tsx'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { useCorridors } from './corridor.ts'
import { CorridorSheet } from './corridor-sheet.tsx'

/** The agreements under which people are referred and handed over, and what waits for a signature. */
export function CorridorsScreen() {
  const { say } = useWords()
  const { has } = useWho()
  const corridors = useCorridors()
  return (
    <Page
      title={say('nav.corridors')}
      lead={say('corridors.lead')}
      actions={
        has('admin') && (
          <Button component={Link} to="/corridors/new">
            {say('corridors.propose')}
          </Button>
        )
      }
    >
      <Reading of={corridors}>
        {({ body: { items } }) =>
          items.length === 0 ? (
            <Sheet>
              <Empty title={say('corridors.none')} text={say('corridors.noneText')} />
            </Sheet>
          ) : (
            items.map((corridor) => <CorridorSheet key={corridor.id} corridor={corridor} />)
          )
        }
      </Reading>
    </Page>
  )
}
