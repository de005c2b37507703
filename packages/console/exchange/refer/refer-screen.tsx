import { Button, Checkbox, Group, Radio, Stack, Text } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { useRead } from '../../api/use-read.ts'
import { nameOf } from '../../casework/person.ts'
import { type Participant, useCase } from '../../casework/queries.ts'
import { ManyOf, OneOf } from '../../kit/choices.tsx'
import { Empty } from '../../kit/empty.tsx'
import styles from '../../kit/form.module.css'
import { TroubleNotice } from '../../kit/notice.tsx'
import { Page, Sheet } from '../../kit/page.tsx'
import { Reading, ScreenReading } from '../../kit/reading.tsx'
import { countryName, languageName } from '../../language/names.ts'
import { sideBySide } from '../../language/side-by-side.ts'
import { today } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { usePartners } from '../queries.ts'
import { needs, urgencies } from './codes.ts'
import {
  type Begun,
  type Corridor,
  destinationsOf,
  type Kind,
  languageFor,
  languagesFor,
  type Preparation,
  prepare,
  saysEnough,
  usualTiers,
} from './offer.ts'

/** Send a referral, the first half: to whom, and what for. Nothing crosses before the person has said yes. */
export function ReferScreen() {
  const { participantId } = useParams({ from: '/cases/$participantId/refer' })
  const file = useCase(participantId)
  const corridors = useRead('listCorridors', [])
  const { say } = useWords()
  const { tenant } = useWho()
  return (
    <ScreenReading of={file}>
      {({ body: { participant: person, ...parts } }) => (
        <Page title={say('refer.title', { name: nameOf(person.names) })} lead={say('refer.lead')} narrow>
          <Reading of={corridors}>
            {({ body: { items } }) => {
              const open = destinationsOf(items, tenant?.id ?? '', today())
              if (!saysEnough(parts)) return <WriteFirst participantId={person.id} />
              return open.length === 0 ? (
                <Empty title={say('refer.nobody')} text={say('refer.nobodyText')}>
                  <Link to="/corridors">{say('nav.corridors')}</Link>
                </Empty>
              ) : (
                <ReferForm person={person} corridors={open} />
              )
            }}
          </Reading>
        </Page>
      )}
    </ScreenReading>
  )
}

/** Nobody decides about a person of whom nothing is told: what the person can do comes first, or the plan. */
function WriteFirst({ participantId }: { readonly participantId: Participant['id'] }) {
  const { say } = useWords()
  return (
    <Empty title={say('refer.tooLittle')} text={say('refer.tooLittleText')}>
      <Group justify="center">
        <Button component={Link} to={`/cases/${participantId}/assessment`}>
          {say('assessment.title')}
        </Button>
        <Button component={Link} to={`/cases/${participantId}/plan`} variant="default">
          {say('plan.title')}
        </Button>
      </Group>
    </Empty>
  )
}

function ReferForm({
  person,
  corridors,
}: {
  readonly person: Participant
  readonly corridors: readonly Corridor[]
}) {
  const words = useWords()
  const { say, language } = words
  const navigate = useNavigate()
  const partners = usePartners()
  // Those in the country of return first; the only one is chosen already.
  const sorted = corridors.toSorted((one, other) => rank(one) - rank(other))
  const [to, setTo] = useState<string>(sorted[0]?.to ?? '')
  const chosen = sorted.find((one) => one.to === to)
  const [kind, setKind] = useState<Kind>('handover')
  const [wanted, setWanted] = useState<string[]>([])
  const [urgency, setUrgency] = useState<string>('routine')
  const [interpreter, setInterpreter] = useState(false)
  const [asked, setAsked] = useState<string>(languageFor(person))
  const begun = useRef<Begun>(new Map())
  const command = useCommand(
    (api, said: Preparation, key) => prepare(api, said, key, begun.current),
    ({ id }) => void navigate({ to: '/referrals/$referralId/consent', params: { referralId: id } }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen === undefined) return
    const kindOf = chosen.kinds.includes(kind) ? kind : (chosen.kinds[0] ?? kind)
    command.send({
      create: {
        participantId: person.id,
        to: chosen.to,
        kind: kindOf,
        needs: wanted,
        urgency,
      } as Preparation['create'], // chosen from the lists of codes
      ask: { tiers: [...usualTiers(chosen)], language: asked, interpreter },
    })
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      <Sheet title={say('refer.to')}>
        <Radio.Group
          value={to}
          onChange={setTo}
          aria-label={say('refer.to')}
          error={command.fieldErrors['to']}
        >
          <Stack gap="sm">
            {sorted.map((corridor) => (
              <Radio
                key={corridor.id}
                value={corridor.to}
                label={corridor.parties.to?.name ?? corridor.to}
                description={whereabouts(corridor)}
                disabled={isSuspended(corridor)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {chosen !== undefined && chosen.kinds.length > 1 && (
          <Radio.Group
            value={kind}
            onChange={(value) => setKind(value === 'referral' ? 'referral' : 'handover')}
            aria-label={say('refer.kind')}
          >
            <Stack gap="sm">
              <Radio value="handover" label={say('kind.handover')} description={say('refer.handoverText')} />
              <Radio value="referral" label={say('kind.referral')} description={say('refer.referralText')} />
            </Stack>
          </Radio.Group>
        )}
      </Sheet>
      <Sheet title={say('refer.whatFor')}>
        <ManyOf
          label={say('referral.needs')}
          error={command.fieldErrors['needs']}
          choices={needs.map((need) => ({ value: need, label: say(`need.${need}`) }))}
          value={wanted}
          onChange={setWanted}
        />
        <OneOf
          label={say('referral.urgency')}
          choices={urgencies.map((value) => ({ value, label: say(`urgency.${value}`) }))}
          value={urgency}
          onChange={({ currentTarget }) => setUrgency(currentTarget.value)}
        />
        <OneOf
          label={say('refer.language')}
          description={say('refer.languageHint')}
          choices={languagesFor(person).map((value) => ({ value, label: languageName(words, value) }))}
          error={command.fieldErrors['language']}
          value={asked}
          onChange={({ currentTarget }) => setAsked(currentTarget.value)}
        />
        <Checkbox
          label={say('refer.interpreter')}
          checked={interpreter}
          onChange={({ currentTarget }) => setInterpreter(currentTarget.checked)}
        />
      </Sheet>
      {chosen !== undefined && (
        <Text c="dimmed">
          {say('refer.asks', { what: usualTiers(chosen).map((tier) => say(`tier.${tier}`)) })}
        </Text>
      )}
      <TroubleNotice trouble={command.trouble} />
      <div className={styles['end']}>
        <Button type="submit" size="md" loading={command.isPending} disabled={wanted.length === 0}>
          {say('refer.show')}
        </Button>
      </div>
    </form>
  )

  function isSuspended({ to }: Corridor): boolean {
    return partners.data?.body.items.find(({ id }) => id === to)?.state === 'suspended'
  }

  /** Where the other organisation is, and whether nobody works there now. */
  function whereabouts(corridor: Corridor): string {
    const country = corridor.parties.to && countryName(language, corridor.parties.to.country)
    return sideBySide(language, [country, isSuspended(corridor) ? say('refer.suspended') : undefined])
  }

  function rank(corridor: Corridor): number {
    return corridor.parties.to?.country === person.returnCountry ? 0 : 1
  }
}
