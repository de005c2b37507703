import { Badge, Button, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { ReferralsOfCase } from '../exchange/referrals-of-case.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import { countryName } from '../language/names.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { nameOf } from './person.ts'
import { PersonFacts } from './person-facts.tsx'
import { PlanSheet } from './plan-sheet.tsx'
import { type CasePage, useCase } from './queries.ts'
import { StageSteps } from './stage-steps.tsx'

/** A case on one page: who, where to, the goal, the plan, who else is asked, and what happened. */
export function CaseScreen() {
  const { participantId } = useParams({ from: '/cases/$participantId' })
  const page = useCase(participantId)
  return <Reading of={page}>{({ body }) => <Case page={body} />}</Reading>
}

function Case({ page: { participant, firstInterview, plan } }: { readonly page: CasePage }) {
  const { say, language } = useWords()
  const { has } = useWho()
  return (
    <Page
      title={nameOf(participant.names)}
      lead={
        <>
          {say('case.to', { country: countryName(language, participant.returnCountry) })}{' '}
          <Badge variant="light" size="lg" tt="none">
            {say(`state.${participant.stage}`)}
          </Badge>
        </>
      }
      actions={
        has('coordinator', 'coach') && (
          <Button component={Link} to={`/cases/${participant.id}/refer`}>
            {say('case.refer')}
          </Button>
        )
      }
    >
      <Sheet title={say('case.who')}>
        <PersonFacts participant={participant} />
      </Sheet>
      {has('coordinator', 'coach') && <ReferralsOfCase participantId={participant.id} />}
      <Sheet title={say('case.goal')}>
        {firstInterview === undefined ? (
          <Text c="dimmed">{say('case.noInterview')}</Text>
        ) : (
          <Text>{firstInterview.goal}</Text>
        )}
      </Sheet>
      <PlanSheet plan={plan} />
      <Sheet title={say('case.way')}>
        <StageSteps steps={participant.stageSteps} />
      </Sheet>
    </Page>
  )
}
