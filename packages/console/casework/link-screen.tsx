import { Badge, Button, Text } from '@mantine/core'
import type { ResourceOf } from '@passerelle/client'
import { Link, useParams } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { troubleOf } from '../api/trouble.ts'
import { useRead } from '../api/use-read.ts'
import { Act, Acts } from '../kit/act.tsx'
import { OneOf } from '../kit/choices.tsx'
import { Empty } from '../kit/empty.tsx'
import { Facts } from '../kit/facts.tsx'
import { Notice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading, ScreenReading } from '../kit/reading.tsx'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useColleagues } from '../tenancy/colleagues.ts'
import { linkBody, usualValidity, validities } from './link.ts'
import { MadeLink } from './made-link.tsx'
import { nameOf } from './person.ts'
import { type Participant, useParticipant } from './queries.ts'

type LinkView = ResourceOf<'readLink'>

/** The person's own link: how it stands, another one in its place, and the end of it. */
export function LinkScreen() {
  const { participantId } = useParams({ from: '/cases/$participantId/link' })
  const participant = useParticipant(participantId)
  return <ScreenReading of={participant}>{({ body }) => <OwnLink participant={body} />}</ScreenReading>
}

function OwnLink({ participant }: { readonly participant: Participant }) {
  const { say } = useWords()
  const params = { participantId: participant.id }
  const [made, setMade] = useState<ResourceOf<'makeLink'>>()
  const link = useRead('readLink', [{ params }])
  const forget = useCallback(() => setMade(undefined), [])
  if (made) return <MadeLink participant={participant} link={made} onDone={forget} />
  const isNone = link.error !== null && troubleOf(link.error).kind === 'gone'
  return (
    <Page
      title={say('link.titleOf', { name: nameOf(participant.names) })}
      lead={say('link.lead')}
      narrow
      actions={
        <Button component={Link} to={`/cases/${participant.id}`} variant="default">
          {say('referral.toCase')}
        </Button>
      }
    >
      {isNone ? (
        <Sheet>
          <Empty title={say('link.none')} text={say('link.noneText')} />
          <Make
            participantId={participant.id}
            label={say('link.make')}
            happens={say('link.makeHappens')}
            tone="main"
            onMade={setMade}
          />
        </Sheet>
      ) : (
        <Reading of={link}>
          {({ body }) => (
            <Sheet title={say('link.stands')} aside={<LinkBadge state={body.state} />}>
              <LinkFacts link={body} />
              <Acts>
                <Make
                  participantId={participant.id}
                  label={say('link.makeAnother')}
                  happens={say('link.replaceHappens')}
                  tone={body.state === 'active' ? 'other' : 'main'}
                  onMade={setMade}
                />
                <Act
                  label={say('link.remove')}
                  happens={say('link.removeHappens')}
                  tone="grave"
                  first={undefined}
                  send={(api, _, idempotencyKey) => api.removeLink({ params, idempotencyKey })}
                />
              </Acts>
            </Sheet>
          )}
        </Reading>
      )}
    </Page>
  )
}

function LinkBadge({ state }: Pick<LinkView, 'state'>) {
  const { say } = useWords()
  const color = state === 'active' ? 'river' : state === 'locked' ? 'amber' : 'gray'
  return (
    <Badge variant="light" color={color} size="lg" tt="none">
      {say(`linkState.${state}`)}
    </Badge>
  )
}

function LinkFacts({
  link: { state, createdAt, createdBy, endsAt, lockedUntil },
}: {
  readonly link: LinkView
}) {
  const { say, language } = useWords()
  const { nameOf: colleague } = useColleagues()
  return (
    <>
      {state !== 'active' && (
        <Notice tone="waiting">
          {state === 'locked' && lockedUntil !== undefined
            ? say('link.lockedText', { until: momentText(language, lockedUntil) })
            : say(state === 'expired' ? 'link.expiredText' : 'link.revokedText')}
        </Notice>
      )}
      <Facts
        facts={[
          [say('link.madeAt'), momentText(language, createdAt)],
          [say('link.madeBy'), colleague(createdBy)],
          [say('link.holdsUntil'), momentText(language, endsAt)],
        ]}
      />
      <Text c="dimmed">{say('link.neverAgain')}</Text>
    </>
  )
}

function Make({
  participantId,
  label,
  happens,
  tone,
  onMade,
}: {
  readonly participantId: Participant['id']
  readonly label: string
  readonly happens: string
  readonly tone: 'main' | 'other'
  readonly onMade: (link: ResourceOf<'makeLink'>) => void
}) {
  const { say } = useWords()
  return (
    <Act
      label={label}
      happens={happens}
      tone={tone}
      first={usualValidity as string}
      fields={({ said, setSaid, errors }) => (
        <OneOf
          label={say('link.validity')}
          choices={validities.map((value) => ({ value, label: say('link.days', { days: Number(value) }) }))}
          error={errors['validDays']}
          value={said}
          onChange={({ currentTarget }) => setSaid(currentTarget.value)}
        />
      )}
      send={(api, { said }, idempotencyKey) =>
        api.makeLink({ params: { participantId }, body: linkBody(said), idempotencyKey })
      }
      onDone={onMade}
    />
  )
}
