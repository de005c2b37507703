import { Badge, Button, Text, TextInput } from '@mantine/core'
import type { CallOptions, ResourceOf } from '@passerelle/client'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { usePages } from '../../api/use-pages.ts'
import { OneOf } from '../../kit/choices.tsx'
import styles from '../../kit/form.module.css'
import { MorePages } from '../../kit/more-pages.tsx'
import { Notice, TroubleNotice } from '../../kit/notice.tsx'
import { Page, Sheet } from '../../kit/page.tsx'
import { Reading } from '../../kit/reading.tsx'
import rows from '../../kit/rows.module.css'
import { filled, useBodyForm } from '../../kit/use-body-form.ts'
import { countryChoices } from '../../language/choices.ts'
import { allCountries } from '../../language/countries.ts'
import { countryName } from '../../language/names.ts'
import { pageLanguages } from '../../language/page-languages.ts'
import { sideBySide } from '../../language/side-by-side.ts'
import { useWords } from '../../language/words.tsx'

type Tenant = ResourceOf<'listTenants'>['items'][number]

const kinds = ['coaching', 'centre', 'network', 'employer', 'funder'] as const

/** The organisations of the platform, and the form that opens another one. Never a case. */
export function TenantsScreen() {
  const { say } = useWords()
  const tenants = usePages('listTenants', { limit: 100 })
  return (
    <Page title={say('nav.tenants')} lead={say('tenants.lead')}>
      <OpenForm />
      <Sheet title={say('tenants.all')}>
        <Reading of={tenants} lines={5}>
          {({ pages }) => (
            <>
              <ul className={rows['rows']}>
                {pages
                  .flatMap(({ items }) => items)
                  .map((tenant) => (
                    <TenantRow key={tenant.id} tenant={tenant} />
                  ))}
              </ul>
              <MorePages pages={tenants} />
            </>
          )}
        </Reading>
      </Sheet>
    </Page>
  )
}

function TenantRow({ tenant }: { readonly tenant: Tenant }) {
  const { say, language } = useWords()
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Link to="/tenants/$tenantId" params={{ tenantId: tenant.id }} className={rows['name']}>
          <bdi>{tenant.name}</bdi>
        </Link>
        <Text size="sm" c="dimmed">
          {sideBySide(language, [
            tenant.slug,
            say(`tenantKind.${tenant.kind}`),
            countryName(language, tenant.country),
          ])}
        </Text>
      </div>
      <Badge variant="light" color={tenant.state === 'active' ? 'river' : 'amber'} size="lg" tt="none">
        {say(`state.${tenant.state}`)}
      </Badge>
    </li>
  )
}

const nothing = {
  name: '',
  slug: '',
  kind: 'coaching',
  country: 'DE',
  language: 'de',
  admin: { name: '', email: '' },
}

function OpenForm() {
  const { say, language } = useWords()
  const [opened, setOpened] = useState<string>()
  const open = useCommand(
    (api, body: CallOptions<'openTenant'>['body'], idempotencyKey) =>
      api.openTenant({ body, idempotencyKey }),
    ({ name }) => {
      setOpened(name)
      form.reset()
    },
  )
  const form = useBodyForm(nothing, open.fieldErrors)
  const send = (values: typeof nothing) => {
    setOpened(undefined)
    // What was typed may break a rule: the API refuses it by field.
    open.send(filled(values) as CallOptions<'openTenant'>['body'])
  }
  return (
    <Sheet title={say('tenants.open')}>
      <form className={styles['form']} onSubmit={form.onSubmit(send)}>
        <div className={styles['pair']}>
          <TextInput
            label={say('tenants.name')}
            required
            withAsterisk={false}
            {...form.getInputProps('name')}
          />
          <TextInput
            label={say('tenants.slug')}
            description={say('tenants.slugHint')}
            required
            withAsterisk={false}
            dir="ltr"
            {...form.getInputProps('slug')}
          />
        </div>
        <div className={styles['pair']}>
          <OneOf
            label={say('tenants.kind')}
            choices={kinds.map((value) => ({ value, label: say(`tenantKind.${value}`) }))}
            {...form.getInputProps('kind')}
          />
          <OneOf
            label={say('person.country')}
            choices={countryChoices({ language }, allCountries)}
            {...form.getInputProps('country')}
          />
          <OneOf label={say('shell.language')} choices={pageLanguages} {...form.getInputProps('language')} />
        </div>
        <div className={styles['pair']}>
          <TextInput
            label={say('tenants.admin')}
            required
            withAsterisk={false}
            {...form.getInputProps('admin.name')}
          />
          <TextInput
            label={say('signIn.email')}
            type="email"
            required
            withAsterisk={false}
            {...form.getInputProps('admin.email')}
          />
        </div>
        <Text c="dimmed">{say('tenants.openHappens')}</Text>
        {opened !== undefined && <Notice>{say('tenants.opened', { name: opened })}</Notice>}
        <TroubleNotice trouble={open.trouble} />
        <div className={styles['end']}>
          <Button type="submit" loading={open.isPending}>
            {say('tenants.send')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
