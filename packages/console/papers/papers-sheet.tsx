import { Badge, Button, Group, Text } from '@mantine/core'
import type { ResourceOf } from '@passerelle/client'
import { Link } from '@tanstack/react-router'
import { useRead } from '../api/use-read.ts'
import type { Participant } from '../casework/queries.ts'
import { Act } from '../kit/act.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { dayOfInstant, momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'

type Paper = ResourceOf<'listPapers'>['items'][number]

/** What the person carries: the printed sheet, and the papers with which any centre can go on. */
export function PapersSheet({ participantId }: { readonly participantId: Participant['id'] }) {
  const { say } = useWords()
  const papers = useRead('listPapers', [{ params: { participantId }, query: { limit: 50 } }])
  return (
    <Sheet
      title={say('papers.title')}
      aside={
        <Group gap="sm">
          <Button component={Link} to={`/cases/${participantId}/sheet`} variant="default" size="sm">
            {say('papers.toSheet')}
          </Button>
          <Button component={Link} to={`/cases/${participantId}/papers/new`} variant="default" size="sm">
            {say('papers.issue')}
          </Button>
        </Group>
      }
    >
      <Reading of={papers} lines={1}>
        {({ body: { items } }) =>
          items.length === 0 ? (
            <Text c="dimmed">{say('papers.none')}</Text>
          ) : (
            <ul className={rows['rows']}>
              {items.map((paper) => (
                <PaperRow key={paper.paperId} participantId={participantId} paper={paper} />
              ))}
            </ul>
          )
        }
      </Reading>
    </Sheet>
  )
}

function PaperRow({
  participantId,
  paper: { paperId, state, tiers, issuedAt, expiresAt, redeemedAt, revokedAt },
}: {
  readonly participantId: Participant['id']
  readonly paper: Paper
}) {
  const { say, language } = useWords()
  const isOver = state === 'issued' && Date.parse(expiresAt) < Date.now()
  const end = redeemedAt ?? revokedAt
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Text fw={600}>{say('papers.issuedAt', { at: momentText(language, issuedAt) })}</Text>
        <Text size="sm" c="dimmed">
          {say('papers.holds', { what: tiers.map((tier) => say(`tier.${tier}`)) })}
        </Text>
        <Text size="sm" c="dimmed">
          {end === undefined
            ? say('papers.until', { day: dayOfInstant(language, expiresAt) })
            : say(redeemedAt ? 'papers.redeemedAt' : 'papers.revokedAt', { at: momentText(language, end) })}
        </Text>
        {(state === 'issued' || state === 'locked') && !isOver && (
          <Act
            label={say('papers.revoke')}
            happens={say('papers.revokeHappens')}
            tone="grave"
            first={undefined}
            send={(api, _, idempotencyKey) =>
              api.revokePaper({ params: { participantId, paperId }, idempotencyKey })
            }
          />
        )}
      </div>
      <Badge
        variant="light"
        color={state === 'issued' && !isOver ? 'river' : state === 'locked' ? 'amber' : 'gray'}
        size="lg"
        tt="none"
      >
        {say(isOver ? 'state.expired' : `paperState.${state}`)}
      </Badge>
    </li>
  )
}
