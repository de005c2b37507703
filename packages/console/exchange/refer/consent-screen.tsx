import { Button, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../../api/use-read.ts'
import { Empty } from '../../kit/empty.tsx'
import { Notice } from '../../kit/notice.tsx'
import { Page } from '../../kit/page.tsx'
import { Reading, ScreenReading } from '../../kit/reading.tsx'
import { useWords } from '../../language/words.tsx'
import { type Referral, useOtherName, useReferral } from '../queries.ts'
import { AskConsent } from './ask-consent.tsx'
import { ConsentForm } from './consent-form.tsx'

/** Send a referral, the second half: the person sees exactly what would cross, and says yes or no. */
export function ConsentScreen() {
  const { referralId } = useParams({ from: '/referrals/$referralId/consent' })
  const referral = useReferral(referralId)
  return <ScreenReading of={referral}>{({ body }) => <Consent referral={body} />}</ScreenReading>
}

function Consent({ referral }: { readonly referral: Referral }) {
  const { say } = useWords()
  const otherName = useOtherName()
  const name = otherName(referral)
  // A step that is taken takes its form away, and the focus with it: the screen of the next one begins at its heading.
  return (
    <Page key={referral.state} title={say('consent.title')} lead={say('consent.lead', { name })} narrow>
      {referral.state === 'draft' && <AskConsent referral={referral} />}
      {referral.state === 'awaiting_consent' && <Asked referral={referral} />}
      {referral.state === 'offered' && (
        <Notice title={say('consent.offered')}>
          <Text>{say('consent.offeredText', { name })}</Text>
          <div>
            <Button component={Link} to={`/referrals/${referral.id}`}>
              {say('consent.toReferral')}
            </Button>
          </div>
        </Notice>
      )}
      {!['draft', 'awaiting_consent', 'offered'].includes(referral.state) && (
        <Empty title={say('consent.over')} text={say(`state.${referral.state}`)}>
          <Button component={Link} to={`/referrals/${referral.id}`}>
            {say('consent.toReferral')}
          </Button>
        </Empty>
      )}
    </Page>
  )
}

/** The question as it was put: its tiers and its language stand in the timeline. */
function Asked({ referral }: { readonly referral: Referral }) {
  const timeline = useRead('readTimeline', [{ params: { referralId: referral.id }, query: { limit: 100 } }])
  return (
    <Reading of={timeline}>
      {({ body: { items } }) => {
        const asked = items.findLast(({ command }) => command === 'request-consent')?.detail
        const language = typeof asked?.['language'] === 'string' ? asked['language'] : 'en'
        return (
          <ConsentForm
            referral={referral}
            language={language}
            interpreter={asked?.['interpreter'] === true}
          />
        )
      }}
    </Reading>
  )
}
