import { Badge, Button, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { CertificatesSheet } from '../certificates/certificates-sheet.tsx'
import { RecognitionsSheet } from '../certificates/recognition/recognitions-sheet.tsx'
import { AttendanceSheet } from '../coaching/attendance-sheet.tsx'
import { ReferralsOfCase } from '../exchange/referrals-of-case.tsx'
import { FilesSheet } from '../files/files-sheet.tsx'
import { BaselineSheet } from '../follow-up/baseline-sheet.tsx'
import { FollowUpsSheet } from '../follow-up/follow-ups-sheet.tsx'
import { BusinessSheet } from '../founding/business-sheet.tsx'
import { Editable } from '../kit/editable.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { countryName } from '../language/names.ts'
import { useWords } from '../language/words.tsx'
import { NotesSheet } from '../notes/notes-sheet.tsx'
import { PapersSheet } from '../papers/papers-sheet.tsx'
import { WorkSheet } from '../placement/work-sheet.tsx'
import { RetentionSheet } from '../retention/retention-sheet.tsx'
import { useWho } from '../shell/who.tsx'
import { AgreePlan } from './agree-plan.tsx'
import { AssessmentSheet } from './assessment-sheet.tsx'
import { EditPerson } from './edit-person.tsx'
import { LikelyMatches } from './intake-warning.tsx'
import { LinkSheet } from './link-sheet.tsx'
import { MergedCases } from './merged-cases.tsx'
import { nameOf } from './person.ts'
import { PersonFacts } from './person-facts.tsx'
import { PlanSheet } from './plan-sheet.tsx'
import { type CasePage, useCase } from './queries.ts'
import { StageSteps } from './stage-steps.tsx'
import { stages } from './stages.ts'

/** A case on one page: who, where to, the goal, the plan, who else is asked, and what happened. */
export function CaseScreen() {
  const { participantId } = useParams({ from: '/cases/$participantId' })
  const page = useCase(participantId)
  return <ScreenReading of={page}>{({ body }) => <Case page={body} />}</ScreenReading>
}

function Case({ page: { participant, firstInterview, assessment, plan } }: { readonly page: CasePage }) {
  const { say, language } = useWords()
  const { has } = useWho()
  const writes = has('coordinator', 'coach')
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
        writes && (
          <>
            {stages.indexOf(participant.stage) < stages.indexOf('departed') && (
              <Button component={Link} to={`/cases/${participant.id}/early`} variant="default">
                {say('early.open')}
              </Button>
            )}
            <Button component={Link} to={`/cases/${participant.id}/refer`}>
              {say('case.refer')}
            </Button>
          </>
        )
      }
    >
      <LikelyMatches participantId={participant.id} />
      <MergedCases participant={participant} />
      <Editable
        title={say('case.who')}
        action={say('case.change')}
        mayEdit={writes && participant.mergedInto === undefined}
        form={(close) => <EditPerson participant={participant} onDone={close} />}
      >
        <PersonFacts participant={participant} />
      </Editable>
      {has('coordinator', 'coach') && <ReferralsOfCase participantId={participant.id} />}
      <Sheet
        title={say('case.goal')}
        aside={writes && <Write to="interview" id={participant.id} isThere={firstInterview !== undefined} />}
      >
        {firstInterview === undefined ? (
          <Text c="dimmed">{say('case.noInterview')}</Text>
        ) : (
          <Text>{firstInterview.goal}</Text>
        )}
      </Sheet>
      <AssessmentSheet
        assessment={assessment}
        aside={writes && <Write to="assessment" id={participant.id} isThere={assessment !== undefined} />}
      />
      <PlanSheet
        plan={plan}
        aside={
          writes &&
          plan?.frozenAt === undefined && <Write to="plan" id={participant.id} isThere={plan !== undefined} />
        }
      >
        {writes && plan?.state === 'draft' && plan.frozenAt === undefined && (
          <AgreePlan participant={participant} version={plan.version} />
        )}
      </PlanSheet>
      <BusinessSheet participantId={participant.id} />
      <WorkSheet participantId={participant.id} />
      <NotesSheet participantId={participant.id} />
      <FilesSheet participantId={participant.id} />
      <AttendanceSheet participantId={participant.id} />
      <BaselineSheet participantId={participant.id} />
      <FollowUpsSheet
        participantId={participant.id}
        hasReturned={participant.stage === 'returned' || participant.stage === 'closed'}
      />
      <RecognitionsSheet participantId={participant.id} />
      <CertificatesSheet participant={participant} plan={plan} />
      <LinkSheet participantId={participant.id} />
      {writes && <PapersSheet participantId={participant.id} />}
      <Sheet title={say('case.way')}>
        <StageSteps steps={participant.stageSteps} />
      </Sheet>
      <RetentionSheet participantId={participant.id} />
    </Page>
  )
}

/** The way to the screen on which a part of the case is written down, or put right. */
function Write({
  to,
  id,
  isThere,
}: {
  readonly to: 'interview' | 'assessment' | 'plan'
  readonly id: string
  readonly isThere: boolean
}) {
  const { say } = useWords()
  return (
    <Button component={Link} to={`/cases/${id}/${to}`} variant="default" size="sm">
      {say(isThere ? 'case.change' : 'case.write')}
    </Button>
  )
}
