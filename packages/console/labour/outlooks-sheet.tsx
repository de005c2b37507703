import { Button, Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { useState } from 'react'
import act from '../kit/act.module.css'
import { OneOf } from '../kit/choices.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { useOpening } from '../kit/use-opening.ts'
import { countryChoices } from '../language/choices.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { useWords } from '../language/words.tsx'
import { type Module, type Programme, useModules } from '../programmes/queries.ts'
import { useWho } from '../shell/who.tsx'
import { areaText } from './finding-text.tsx'
import { OutlookForm } from './outlook-form.tsx'
import { OutlookText } from './outlook-text.tsx'
import { type Outlook, type Outlooks, outlooksOf, useOutlooks } from './outlooks.ts'

/** What becomes of the modules of a programme in a country, and in numbers. */
export function OutlooksSheet({ programme }: { readonly programme: Programme }) {
  const words = useWords()
  const { say } = words
  const [country, setCountry] = useState('')
  return (
    <Sheet title={say('outlook.title')}>
      <Text c="dimmed">{say('outlook.lead')}</Text>
      <OneOf
        label={say('person.country')}
        isOptional
        choices={countryChoices(words)}
        value={country}
        onChange={({ currentTarget }) => setCountry(currentTarget.value)}
      />
      {country === '' ? (
        <Text c="dimmed">{say('outlook.choose')}</Text>
      ) : (
        <InCountry key={country} programme={programme} country={country} />
      )}
    </Sheet>
  )
}

function InCountry({ programme, country }: { readonly programme: Programme; readonly country: string }) {
  const { say } = useWords()
  const modules = useModules(programme.id)
  const outlooks = useOutlooks(programme.id, country)
  return (
    <Reading of={outlooks}>
      {({ body }) => (
        <>
          <Text>
            {say('outlook.counts', {
              goesOn: body.counts.goes_on,
              deadEnd: body.counts.dead_end,
              open: body.counts.open,
              warned: body.counts.warned,
            })}
          </Text>
          <ul className={rows['rows']}>
            {(modules.data?.body.items ?? []).map((module) => (
              <ModuleOutlooks key={module.id} module={module} outlooks={body} country={country} />
            ))}
          </ul>
        </>
      )}
    </Reading>
  )
}

function ModuleOutlooks({
  module,
  outlooks,
  country,
}: {
  readonly module: Module
  readonly outlooks: Outlooks
  readonly country: string
}) {
  const words = useWords()
  const { say, language } = words
  const { has } = useWho()
  const [told, setTold] = useState<Outlook | undefined>()
  const { isOpen, setOpen, opened, opener } = useOpening<HTMLDivElement>()
  const name = pick(module.title, language)
  const own = outlooksOf(outlooks, module.id)
  const open = (outlook: Outlook | undefined) => {
    setTold(outlook)
    setOpen(true)
  }
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Text fw={600}>{name}</Text>
        {isOpen ? (
          <div ref={opened} tabIndex={-1} className={act['opened']}>
            <OutlookForm module={module} country={country} outlook={told} onDone={() => setOpen(false)} />
          </div>
        ) : (
          <OutlookText outlooks={outlooks} moduleId={module.id} />
        )}
      </div>
      {has('admin', 'coordinator', 'coach') && !isOpen && (
        <div className={rows['marks']}>
          {own.map((outlook) => (
            <Button
              key={outlook.area.region ?? ''}
              variant="default"
              aria-label={say('outlook.tell', {
                name: sideBySide(language, [name, areaText(words, outlook.area)]),
              })}
              onClick={() => open(outlook)}
            >
              {outlook.area.region ?? say('labour.wholeCountry')}
            </Button>
          ))}
          <Button
            ref={opener}
            variant="default"
            aria-label={say('outlook.tell', { name })}
            onClick={() => open(undefined)}
          >
            {say('case.write')}
          </Button>
        </div>
      )}
    </li>
  )
}
