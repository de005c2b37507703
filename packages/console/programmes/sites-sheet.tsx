import { Button, Checkbox, Fieldset, Text, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { ChangeForm } from '../kit/change-form.tsx'
import { OneOf } from '../kit/choices.tsx'
import { Editable } from '../kit/editable.tsx'
import { Facts } from '../kit/facts.tsx'
import styles from '../kit/form.module.css'
import { allCountries } from '../language/countries.ts'
import { listText } from '../language/list.ts'
import { countryName } from '../language/names.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import type { Programme } from './queries.ts'
import { emptySite, type SitesEntry, siteKinds, sitesBody, sitesEntry } from './sites.ts'
import { useProgrammeChange } from './use-programme-change.ts'

/** Where a programme happens. A site that is given up is closed, and stays. */
export function SitesSheet({ programme }: { readonly programme: Programme }) {
  const { say, language } = useWords()
  const { has } = useWho()
  return (
    <Editable
      title={say('programme.sites')}
      action={say('programme.editSites')}
      mayEdit={has('admin', 'coordinator')}
      form={(close) => <SitesForm programme={programme} onDone={close} />}
    >
      {programme.sites.length === 0 ? (
        <Text c="dimmed">{say('programme.noSites')}</Text>
      ) : (
        <Facts
          facts={programme.sites.map(({ name, kind, address, closed }) => [
            name,
            listText(language, [
              say(`siteKind.${kind}`),
              ...[address.street, address.postalCode, address.locality].filter((part) => part !== undefined),
              countryName(language, address.country),
              ...(closed ? [say('state.closed')] : []),
            ]),
          ])}
        />
      )}
    </Editable>
  )
}

function SitesForm({ programme, onDone }: { readonly programme: Programme; readonly onDone: () => void }) {
  const { say } = useWords()
  const change = useProgrammeChange(programme, { entryOf: sitesEntry, bodyOf: sitesBody, onDone })
  const { form } = change
  return (
    <ChangeForm
      change={change}
      shown={({ sites }) => sites.map(({ name, address }) => [name, address.locality])}
      happens={say('programme.sitesHappens')}
      onBack={onDone}
    >
      <SitesFields form={form} onAdd={(site) => form.insertListItem('sites', site)} />
    </ChangeForm>
  )
}

/** All sites, in a form that has them. */
export function SitesFields<Entry extends SitesEntry>({
  form,
  onAdd,
}: {
  readonly form: UseFormReturnType<Entry>
  readonly onAdd: (site: ReturnType<typeof emptySite>) => void
}) {
  const { say } = useWords()
  const { tenant } = useWho()
  return (
    <>
      {form.values.sites.map((_, at) => (
        // The sites stand in their order, and a new one has a position and nothing else yet.
        <SiteFields key={at} form={form} at={at} />
      ))}
      {form.errors['sites'] !== undefined && <Text c="brick">{form.errors['sites']}</Text>}
      <div>
        <Button variant="default" onClick={() => onAdd(emptySite(tenant?.country ?? ''))}>
          {say('programme.addSite')}
        </Button>
      </div>
    </>
  )
}

/** The fields of a site. One that stands already is closed; one that is new is taken out, where there is a way to do so. */
function SiteFields<Entry extends SitesEntry>({
  form,
  at,
}: {
  readonly form: UseFormReturnType<Entry>
  readonly at: number
}) {
  const { say, language } = useWords()
  const path = `sites.${at}` as const
  const number = String(at + 1)
  return (
    <Fieldset legend={say('programme.site', { number })} className={styles['form']}>
      <div className={styles['pair']}>
        <TextInput
          label={say('members.name')}
          required
          withAsterisk={false}
          {...form.getInputProps(`${path}.name`)}
        />
        <OneOf
          label={say('programme.siteKind')}
          choices={siteKinds.map((value) => ({ value, label: say(`siteKind.${value}`) }))}
          {...form.getInputProps(`${path}.kind`)}
        />
      </div>
      <div className={styles['pair']}>
        <TextInput label={say('programme.street')} {...form.getInputProps(`${path}.address.street`)} />
        <TextInput
          label={say('programme.postalCode')}
          {...form.getInputProps(`${path}.address.postalCode`)}
        />
        <TextInput
          label={say('programme.locality')}
          required
          withAsterisk={false}
          {...form.getInputProps(`${path}.address.locality`)}
        />
        <OneOf
          label={say('person.country')}
          choices={allCountries.map((value) => ({ value, label: countryName(language, value) }))}
          {...form.getInputProps(`${path}.address.country`)}
        />
      </div>
      {form.values.sites[at]?.id === '' ? (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => form.removeListItem('sites', at)}>
            {say('programme.removeSite', { number })}
          </Button>
        </div>
      ) : (
        <Checkbox
          label={say('programme.closeSite')}
          {...form.getInputProps(`${path}.closed`, { type: 'checkbox' })}
        />
      )}
    </Fieldset>
  )
}
