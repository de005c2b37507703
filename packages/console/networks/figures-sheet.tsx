import { Text, TextInput } from '@mantine/core'
import type { CallOptions } from '@passerelle/client'
import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { OneOf } from '../kit/choices.tsx'
import { Facts } from '../kit/facts.tsx'
import styles from '../kit/form.module.css'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import { filled } from '../kit/use-body-form.ts'
import { capital } from '../language/capital.ts'
import { numberText } from '../language/numbers.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useProgrammeChoices } from '../programmes/queries.ts'
import { useNetworks } from './networks.ts'

type Query = NonNullable<CallOptions<'readEventFigures'>['query']>

/** What came of a programme's events in a period: persons, institutions and forms of dialogue, each once. */
export function FiguresSheet() {
  const { say } = useWords()
  const programmes = useProgrammeChoices()
  const networks = useNetworks().data?.body.items ?? []
  const [asked, setAsked] = useState({
    programmeId: '',
    networkId: '',
    from: `${today().slice(0, 4)}-01-01`,
    to: today(),
  })
  const set = (name: keyof typeof asked) => (event: { currentTarget: { value: string } }) =>
    setAsked({ ...asked, [name]: event.currentTarget.value })
  return (
    <Sheet title={say('figures.title')}>
      <search className={styles['pair']}>
        <OneOf
          label={say('person.programme')}
          isOptional
          choices={programmes}
          value={asked.programmeId}
          onChange={set('programmeId')}
        />
        <OneOf
          label={say('event.network')}
          isOptional
          choices={networks.map(({ id, name }) => ({ value: id, label: name }))}
          value={asked.networkId}
          onChange={set('networkId')}
        />
        <TextInput type="date" label={say('figures.from')} value={asked.from} onChange={set('from')} />
        <TextInput type="date" label={say('figures.to')} value={asked.to} onChange={set('to')} />
      </search>
      {asked.programmeId === '' ? (
        <Text c="dimmed">{say('figures.choose')}</Text>
      ) : (
        <Figures
          // Both are chosen from lists.
          query={filled(asked) as Query}
        />
      )}
    </Sheet>
  )
}

function Figures({ query }: { readonly query: Query }) {
  const { say, language } = useWords()
  const figures = useRead('readEventFigures', [{ query }])
  const text = (number: number) => numberText(language, number)
  return (
    <Reading of={figures} lines={4}>
      {({ body }) => (
        <Facts
          facts={[
            [say('figures.events'), text(body.events)],
            [say('figures.persons'), text(body.persons)],
            [say('figures.institutions'), text(body.institutions)],
            [say('figures.formats'), text(body.formats)],
            [say('figures.attendances'), text(body.attendances)],
            body.network !== undefined && [say('figures.members'), say('network.figures', body.network)],
            ...body.kinds.map(
              ({ kind, events, persons, institutions }) =>
                [
                  capital(language, say(`event.kind.${kind}`)),
                  sideBySide(language, [
                    `${say('figures.events')}: ${text(events)}`,
                    `${say('figures.persons')}: ${text(persons)}`,
                    `${say('figures.institutions')}: ${text(institutions)}`,
                  ]),
                ] as const,
            ),
          ]}
        />
      )}
    </Reading>
  )
}
