import { Button, Fieldset, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { ChangeForm } from '../../kit/change-form.tsx'
import { ManyOf } from '../../kit/choices.tsx'
import styles from '../../kit/form.module.css'
import { useChange } from '../../kit/use-change.ts'
import { weekdayChoices } from '../../language/choices.ts'
import { useWords } from '../../language/words.tsx'
import { emptyHours, emptyPlace, type Places, type PlacesEntry, placesBody, placesEntry } from './places.ts'

/** All places of the organisation; they are named anew as a whole. */
export function PlacesForm({ places, onDone }: { readonly places: Places; readonly onDone: () => void }) {
  const { say } = useWords()
  const change = useChange<Places, PlacesEntry>(places, {
    entryOf: (before) =>
      before.places.length === 0 ? { places: [structuredClone(emptyPlace)] } : placesEntry(before),
    send: (api, { entry, before }, idempotencyKey) =>
      api.setPlaces({ ifMatch: before.version, body: placesBody(entry), idempotencyKey }),
    onDone,
  })
  const { form } = change
  return (
    <ChangeForm
      change={change}
      shown={(seen) => seen.places.map(({ name, address }) => [name, address])}
      happens={say('places.happens')}
      onBack={onDone}
    >
      {form.values.places.map((_, at) => (
        // The places stand in their order, and each has a position and no name of its own.
        <PlaceFields key={at} form={form} at={at} />
      ))}
      <div>
        <Button variant="default" onClick={() => form.insertListItem('places', structuredClone(emptyPlace))}>
          {say('places.add')}
        </Button>
      </div>
    </ChangeForm>
  )
}

type PlacesFieldsProps = { readonly form: UseFormReturnType<PlacesEntry>; readonly at: number }

function PlaceFields({ form, at }: PlacesFieldsProps) {
  const { say } = useWords()
  const path = `places.${at}` as const
  const number = String(at + 1)
  return (
    <Fieldset legend={say('places.place', { number })} className={styles['form']}>
      <TextInput
        label={say('places.name')}
        required
        withAsterisk={false}
        {...form.getInputProps(`${path}.name`)}
      />
      <Textarea
        label={say('places.address')}
        autosize
        minRows={2}
        dir="auto"
        required
        withAsterisk={false}
        {...form.getInputProps(`${path}.address`)}
      />
      <div className={styles['pair']}>
        <TextInput
          label={say('places.phone')}
          description={say('channel.valueHint')}
          type="tel"
          {...form.getInputProps(`${path}.phone`)}
        />
        <TextInput label={say('signIn.email')} type="email" {...form.getInputProps(`${path}.email`)} />
      </div>
      <TextInput
        label={say('places.map')}
        description={say('places.mapHint')}
        dir="ltr"
        {...form.getInputProps(`${path}.map`)}
      />
      <OpeningHours form={form} at={at} />
      <div>
        <Button variant="default" onClick={() => form.removeListItem('places', at)}>
          {say('places.remove', { number })}
        </Button>
      </div>
    </Fieldset>
  )
}

function OpeningHours({ form, at }: PlacesFieldsProps) {
  const words = useWords()
  const { say } = words
  const path = `places.${at}.openingHours` as const
  return (
    <>
      {form.values.places[at]?.openingHours.map((_, place) => {
        const own = `${path}.${place}` as const
        return (
          <div key={place} className={styles['form']}>
            <ManyOf
              label={say('places.days')}
              choices={weekdayChoices(words)}
              {...form.getInputProps(`${own}.days`)}
              error={form.errors[own] ?? form.errors[`${own}.days`]}
            />
            <div className={styles['pair']}>
              <TextInput
                label={say('places.from')}
                type="time"
                required
                withAsterisk={false}
                {...form.getInputProps(`${own}.from`)}
              />
              <TextInput
                label={say('places.to')}
                type="time"
                required
                withAsterisk={false}
                {...form.getInputProps(`${own}.to`)}
              />
            </div>
            <div>
              <Button variant="subtle" size="compact-sm" onClick={() => form.removeListItem(path, place)}>
                {say('places.removeHours')}
              </Button>
            </div>
          </div>
        )
      })}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => form.insertListItem(path, structuredClone(emptyHours))}
        >
          {say('places.addHours')}
        </Button>
      </div>
    </>
  )
}
