import { Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { Facts } from '../kit/facts.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { listText } from '../language/list.ts'
import { countryName } from '../language/names.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { dayText, momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { AppointmentsSheet } from './appointments-sheet.tsx'
import { Clocks } from './clocks.tsx'
import { Messages } from './messages.tsx'
import { NextSteps } from './next-steps.tsx'
import { PackageSheet } from './package/package-sheet.tsx'
import { PersonName } from './person-name.tsx'
import { type Referral, useOtherName, useReferral } from './queries.ts'
import { Responsible } from './responsible.tsx'
import { StateBadge } from './state-badge.tsx'
import { TimelineSheet } from './timeline-sheet.tsx'
import { Warnings } from './warnings.tsx'

/** One referral as one's own side sees it: how it stands, what can be done now, what is known, what was said. */
export function ReferralScreen() {
  const { referralId } = useParams({ from: '/referrals/$referralId' })
  const referral = useReferral(referralId)
  return <ScreenReading of={referral}>{({ body }) => <Shown referral={body} />}</ScreenReading>
}

function Shown({ referral }: { readonly referral: Referral }) {
  const { say, language } = useWords()
  const otherName = useOtherName()
  const { request, consent } = referral
  const arrival = request?.arrivalWindow
  // The two sides arrange a meeting as long as the other one may know of the person.
  const talks = referral.openTiers.includes('T0')
  return (
    <Page
      title={say(`referral.title_${referral.kind}`, { name: otherName(referral) })}
      lead={
        <>
          <PersonName referralId={referral.id} pseudonym={referral.pseudonym} />{' '}
          <StateBadge state={referral.state} /> <Responsible referral={referral} />
        </>
      }
    >
      <Warnings referral={referral} />
      <NextSteps referral={referral} />
      <Sheet title={say('referral.facts')}>
        <Facts
          facts={[
            [say('person.country'), countryName(language, referral.country)],
            request !== undefined && [
              say('referral.needs'),
              listText(
                language,
                request.needs.map((need) => say(`need.${need}`)),
              ),
            ],
            referral.urgency !== undefined && [say('referral.urgency'), say(`urgency.${referral.urgency}`)],
            arrival !== undefined && [
              say('referral.arrival'),
              `${dayText(language, arrival.earliest)} – ${dayText(language, arrival.latest)}`,
            ],
            consent !== undefined && [say('referral.consent'), consentText(consent)],
            referral.acknowledgedAt !== undefined && [
              say('referral.seen'),
              momentText(language, referral.acknowledgedAt),
            ],
            referral.outcome !== undefined && [say('referral.outcome'), say(`outcome.${referral.outcome}`)],
          ]}
        />
        {referral.participantId !== undefined && (
          <Text>
            <Link to="/cases/$participantId" params={{ participantId: referral.participantId }}>
              {say('referral.toCase')}
            </Link>
          </Text>
        )}
      </Sheet>
      <Clocks referral={referral} />
      {referral.openTiers.length > 0 && <PackageSheet referral={referral} />}
      {talks && <AppointmentsSheet referral={referral} />}
      <Messages referral={referral} />
      <TimelineSheet referral={referral} />
    </Page>
  )

  function consentText({ state, tiers, expiresAt }: NonNullable<Referral['consent']>): string {
    const what = listText(
      language,
      tiers.map((tier) => say(`tier.${tier}`)),
    )
    return sideBySide(language, [
      `${say(`consent.${state}`)}${what === '' ? '' : `: ${what}`}`,
      expiresAt && say('referral.until', { day: momentText(language, expiresAt) }),
    ])
  }
}
