import { Button, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ChannelText } from '../casework/channel-text.tsx'
import { keepForIntake } from '../casework/intake-entry.ts'
import { Acts } from '../kit/act.tsx'
import { Facts } from '../kit/facts.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { countryName, languageName } from '../language/names.ts'
import { dayOfInstant, momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { AnswerAct, DeclineAct } from './answers.tsx'
import { type ContactRequest, intakeOf, useContactRequest } from './newcomers.ts'

/** What somebody without an account asked, and what came of it. */
export function NewcomerScreen() {
  const { contactRequestId } = useParams({ from: '/newcomers/$contactRequestId' })
  const request = useContactRequest(contactRequestId)
  return <ScreenReading of={request}>{({ body }) => <OneRequest request={body} />}</ScreenReading>
}

function OneRequest({ request }: { readonly request: ContactRequest }) {
  const { say } = useWords()
  return (
    <Page
      title={request.name}
      lead={say(`contactState.${request.state}`)}
      actions={<Link to="/newcomers">{say('newcomers.toAll')}</Link>}
    >
      <Sheet title={say('newcomers.said')}>
        <Said request={request} />
      </Sheet>
      <Sheet title={say('newcomers.answer')}>
        <TakeIn request={request} />
        <Acts>
          {request.answers
            .filter((answer) => answer !== 'declined')
            .map((answer) => (
              <AnswerAct key={answer} request={request} answer={answer} />
            ))}
          {request.answers.includes('declined') && <DeclineAct request={request} />}
        </Acts>
      </Sheet>
    </Page>
  )
}

function Said({ request }: { readonly request: ContactRequest }) {
  const words = useWords()
  const { say, language } = words
  const { channel, country, when, words: about, askedAt, until, offerId, reason } = request
  return (
    <Facts
      facts={[
        [say(`channel.${channel.kind}`), <ChannelText key="channel" channel={channel} />],
        [say('newcomers.language'), languageName(words, request.language)],
        [say('newcomers.country'), countryName(language, country)],
        when !== undefined && [say('newcomers.when'), <bdi key="when">{when}</bdi>],
        about !== undefined && [
          say('newcomers.words'),
          <Text component="span" key="words" dir="auto" style={{ whiteSpace: 'pre-line' }}>
            {about}
          </Text>,
        ],
        offerId !== undefined && [
          say('newcomers.offer'),
          <Link key="offer" to="/offers/$offerId" params={{ offerId }}>
            {say('newcomers.toOffer')}
          </Link>,
        ],
        [say('newcomers.askedAt'), momentText(language, askedAt)],
        reason !== undefined && [say('newcomers.reason'), say(`declineReason.${reason}`)],
        [say('newcomers.keptUntil'), dayOfInstant(language, until)],
      ]}
    />
  )
}

/** The way into intake, with what was said filled in. */
function TakeIn({ request }: { readonly request: ContactRequest }) {
  const { say } = useWords()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const takeIn = () => {
    keepForIntake(queries, intakeOf(request))
    void navigate({ to: '/cases/new' })
  }
  return (
    <>
      <Text c="dimmed">{say('newcomers.takeInText')}</Text>
      <Button variant="default" onClick={takeIn}>
        {say('newcomers.takeIn')}
      </Button>
    </>
  )
}
