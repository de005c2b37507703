import { Badge, Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../api/use-read.ts'
import { DaysText } from '../follow-up/days-sheet.tsx'
import { Editable } from '../kit/editable.tsx'
import { Facts } from '../kit/facts.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { OutlooksSheet } from '../labour/outlooks-sheet.tsx'
import { listText } from '../language/list.ts'
import { languageName } from '../language/names.ts'
import { dayText, periodText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { EditProgramme } from './edit-programme.tsx'
import { FundersSheet } from './funders-sheet.tsx'
import { ModulesSheet } from './modules-sheet.tsx'
import { ProgrammeActs } from './programme-acts.tsx'
import type { Programme } from './queries.ts'
import { SitesSheet } from './sites-sheet.tsx'
import { SunsetSheet } from './sunset/sunset-sheet.tsx'

/** One programme: its frame, who pays, where it happens, and what is taught. */
export function ProgrammeScreen() {
  const { programmeId } = useParams({ from: '/programmes/$programmeId' })
  const programme = useRead('readProgramme', [{ params: { programmeId } }])
  return <ScreenReading of={programme}>{({ body }) => <OneProgramme programme={body} />}</ScreenReading>
}

function OneProgramme({ programme }: { readonly programme: Programme }) {
  const words = useWords()
  const { say, language } = words
  const { has } = useWho()
  const leads = has('admin', 'coordinator')
  return (
    <Page
      title={pick(programme.name, language)}
      lead={
        <Badge variant="light" color={programme.state === 'active' ? 'river' : 'gray'} size="lg" tt="none">
          {say(`state.${programme.state}`)}
        </Badge>
      }
      actions={<Link to="/programmes">{say('programme.toAll')}</Link>}
    >
      <Editable
        title={say('programme.frame')}
        action={say('programme.edit')}
        mayEdit={leads}
        form={(close) => <EditProgramme programme={programme} onDone={close} />}
      >
        <Facts
          facts={[
            [say('programme.commissioner'), <bdi key="commissioner">{programme.commissioningParty}</bdi>],
            [say('programmes.term'), periodText(language, programme.term)],
            programme.extensions.length > 0 && [
              say('programme.extended'),
              programme.extensions.map(({ to, reason }) => (
                <Text key={to}>
                  {say('referral.until', { day: dayText(language, to) })}
                  {reason !== undefined && <bdi> · {reason}</bdi>}
                </Text>
              )),
            ],
            programme.lastPaymentOn !== undefined && [
              say('programme.lastPayment'),
              dayText(language, programme.lastPaymentOn),
            ],
            [
              say('programme.delivery'),
              listText(
                language,
                programme.deliveryModes.map((mode) => say(`delivery.${mode}`)),
              ),
            ],
            [
              say('person.languages'),
              listText(
                language,
                programme.languages.map((tag) => languageName(words, tag)),
              ),
            ],
            programme.followUpDays !== undefined && [
              say('followUpDays.title'),
              <DaysText key="followUpDays" days={programme.followUpDays} />,
            ],
          ]}
        />
        {leads && <ProgrammeActs programme={programme} />}
      </Editable>
      <ModulesSheet programme={programme} />
      <OutlooksSheet programme={programme} />
      <SitesSheet programme={programme} />
      <FundersSheet programme={programme} />
      {leads && <SunsetSheet programme={programme} />}
      {leads && (
        <Sheet title={say('figures.of')}>
          <Text c="dimmed">{say('figures.ofText')}</Text>
          <Link to="/programmes/$programmeId/figures" params={{ programmeId: programme.id }}>
            {say('figures.title')}
          </Link>
        </Sheet>
      )}
    </Page>
  )
}
