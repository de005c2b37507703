import { Badge, Button, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { pick } from '@passerelle/messages'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ExportPeople } from '../imports/export-people.tsx'
import { OneOf } from '../kit/choices.tsx'
import { chosen } from '../kit/chosen.ts'
import { Empty } from '../kit/empty.tsx'
import { MorePages } from '../kit/more-pages.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import { countryName } from '../language/names.ts'
import { dayText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useProgrammes } from '../programmes/queries.ts'
import { useWho } from '../shell/who.tsx'
import { useColleagueChoices } from '../tenancy/colleagues.ts'
import styles from './caseload.module.css'
import { nameOf } from './person.ts'
import { type CaseLine, type Stage, useCaseload } from './queries.ts'
import { stages } from './stages.ts'

const pauseMs = 250

/** The cases that one answers for, found by name as one types. The name stays in memory: it is no part of an address. */
export function CaseloadScreen() {
  const { say, language } = useWords()
  const { has } = useWho()
  const coaches = useColleagueChoices(['coordinator', 'coach', 'counsellor'])
  // Those that have ended as well: their cases are still there.
  const programmes = useProgrammes().data?.body.items ?? []
  const [name, setName] = useState('')
  const [stage, setStage] = useState<Stage | ''>('')
  const [programme, setProgramme] = useState('')
  const [coach, setCoach] = useState('')
  const [q] = useDebouncedValue(name.trim(), pauseMs)
  const filter = { q, stage, programme, coach }
  const caseload = useCaseload(filter)
  const isNarrowed = Object.values(filter).some((value) => value !== '')
  return (
    <Page
      title={say('nav.cases')}
      actions={
        <>
          <Button component={Link} to="/cases/import" variant="default">
            {say('cases.import')}
          </Button>
          <Button component={Link} to="/cases/new">
            {say('cases.takeIn')}
          </Button>
        </>
      }
    >
      <search className={styles['filters']}>
        <TextInput
          label={say('cases.search')}
          description={say('cases.searchHint')}
          type="search"
          autoComplete="off"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <OneOf
          label={say('cases.stage')}
          isOptional
          choices={stages.map((value) => ({ value, label: say(`state.${value}`) }))}
          value={stage}
          onChange={({ currentTarget }) => setStage(stages.find((one) => one === currentTarget.value) ?? '')}
        />
        {programmes.length > 1 && (
          <OneOf
            label={say('person.programme')}
            isOptional
            choices={programmes.map(({ id, name: title }) => ({ value: id, label: pick(title, language) }))}
            value={programme}
            onChange={({ currentTarget }) => setProgramme(currentTarget.value)}
          />
        )}
        {has('coordinator') && (
          <OneOf
            label={say('cases.coach')}
            isOptional
            choices={coaches}
            value={coach}
            onChange={({ currentTarget }) => setCoach(currentTarget.value)}
          />
        )}
      </search>
      <Sheet>
        <Reading of={caseload} lines={6}>
          {({ pages }) =>
            pages[0]?.items.length === 0 ? (
              <Empty
                title={say(isNarrowed ? 'cases.notFound' : 'cases.none')}
                text={say(isNarrowed ? 'cases.notFoundText' : 'cases.noneText')}
              >
                <Button component={Link} to="/cases/new" variant={isNarrowed ? 'default' : 'filled'}>
                  {say('cases.takeIn')}
                </Button>
              </Empty>
            ) : (
              <>
                <ul className={styles['cases']}>
                  {pages
                    .flatMap(({ items }) => items)
                    .map((line) => (
                      <CaseRow key={line.id} line={line} />
                    ))}
                </ul>
                <MorePages pages={caseload} count={pages.at(-1)?.more} />
              </>
            )
          }
        </Reading>
      </Sheet>
      {has('coordinator') && <ExportPeople filter={chosen({ stage, programme, coach })} />}
    </Page>
  )
}

function CaseRow({ line }: { readonly line: CaseLine }) {
  const { say, language } = useWords()
  const departure = line.plannedDeparture?.date ?? line.plannedDeparture?.window?.from
  return (
    <li>
      <Link to="/cases/$participantId" params={{ participantId: line.id }} className={styles['case']}>
        <span className={styles['name']}>
          <bdi>{nameOf(line.names)}</bdi>
          {line.birthYear !== undefined && (
            <Text component="span" c="dimmed" size="sm">
              {' '}
              {say('cases.born', { year: String(line.birthYear) })}
            </Text>
          )}
        </span>
        <span>{countryName(language, line.returnCountry)}</span>
        <span>
          {departure === undefined ? '' : say('cases.leaves', { day: dayText(language, departure) })}
        </span>
        <Badge variant="light" color="gray" size="lg" tt="none">
          {say(`state.${line.stage}`)}
        </Badge>
      </Link>
    </li>
  )
}
