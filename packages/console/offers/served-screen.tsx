import { Text } from '@mantine/core'
import { ChangeForm } from '../kit/change-form.tsx'
import { ManyOf, OneOf } from '../kit/choices.tsx'
import { Editable } from '../kit/editable.tsx'
import { Facts } from '../kit/facts.tsx'
import { Page } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { errorIn } from '../kit/use-body-form.ts'
import { useChange } from '../kit/use-change.ts'
import { countryChoices } from '../language/choices.ts'
import { countryName } from '../language/names.ts'
import { useWords } from '../language/words.tsx'
import { type Served, useServed } from './offers.ts'

type ServedEntry = { countries: string[]; fallbacks: Record<string, string> }

/** The countries of return of which the public pages tell, and who answers where no centre is open. */
export function ServedScreen() {
  const { say } = useWords()
  const served = useServed()
  return (
    <ScreenReading of={served}>
      {({ body }) => (
        <Page title={say('served.title')} lead={say('served.lead')}>
          <Editable
            title={say('served.countries')}
            action={say('served.edit')}
            mayEdit
            form={(close) => <ServedForm served={body} onDone={close} />}
          >
            <ServedFacts served={body} />
          </Editable>
        </Page>
      )}
    </ScreenReading>
  )
}

function ServedFacts({ served: { countries } }: { readonly served: Served }) {
  const { say, language } = useWords()
  if (countries.length === 0) return <Text c="dimmed">{say('served.none')}</Text>
  return (
    <Facts
      facts={countries.map(({ country, fallback }) => [
        countryName(language, country),
        fallback === undefined ? say('served.own') : countryName(language, fallback),
      ])}
    />
  )
}

function ServedForm({ served, onDone }: { readonly served: Served; readonly onDone: () => void }) {
  const words = useWords()
  const { say, language } = words
  const change = useChange<Served, ServedEntry>(served, {
    entryOf: ({ countries }) => ({
      countries: countries.map(({ country }) => country),
      fallbacks: Object.fromEntries(countries.map(({ country, fallback = '' }) => [country, fallback])),
    }),
    send: (api, { entry, before }, idempotencyKey) =>
      api.setServedCountries({ ifMatch: before.version, body: servedBody(entry), idempotencyKey }),
    onDone,
  })
  const { form } = change
  const chosen = form.values.countries
  const choices = countryChoices(words)
  return (
    <ChangeForm change={change} happens={say('served.happens')} onBack={onDone}>
      <ManyOf
        label={say('served.countries')}
        choices={choices}
        {...form.getInputProps('countries')}
        error={errorIn(form.errors, 'countries')}
      />
      {chosen.map((country) => (
        <OneOf
          key={country}
          label={say('served.fallback', { country: countryName(language, country) })}
          isOptional
          choices={choices.filter(({ value }) => value !== country && chosen.includes(value))}
          {...form.getInputProps(`fallbacks.${country}`)}
        />
      ))}
    </ChangeForm>
  )
}

/** A fallback that is served no more is none. */
function servedBody({ countries, fallbacks }: ServedEntry) {
  return {
    countries: countries.map((country) => {
      const fallback = fallbacks[country]
      return { country, ...(fallback && countries.includes(fallback) && { fallback }) }
    }),
  }
}
