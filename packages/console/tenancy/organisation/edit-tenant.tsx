import { TextInput } from '@mantine/core'
import type { CallOptions } from '@passerelle/client'
import { languages } from '@passerelle/messages'
import { ChangeForm } from '../../kit/change-form.tsx'
import { onlyChanged } from '../../kit/changed.ts'
import { OneOf } from '../../kit/choices.tsx'
import { useChange } from '../../kit/use-change.ts'
import { languageName } from '../../language/names.ts'
import { useWords } from '../../language/words.tsx'
import type { OwnTenant } from './own-tenant.ts'

/** Name and language of one's own organisation. */
export function EditTenant({ tenant, onDone }: { readonly tenant: OwnTenant; readonly onDone: () => void }) {
  const words = useWords()
  const { say } = words
  const change = useChange(tenant, {
    entryOf: ({ name, language }) => ({ name, language: String(language) }),
    send: (api, { entry, first, before }, idempotencyKey) =>
      api.editOwnTenant({
        ifMatch: before.version,
        // The language was chosen from a list; what else may be wrong, the API refuses by field.
        body: onlyChanged(entry, first) as CallOptions<'editOwnTenant'>['body'],
        idempotencyKey,
      }),
    onDone,
  })
  const { form } = change
  const offered = [...new Set<string>([...languages, tenant.language])]
  return (
    <ChangeForm
      change={change}
      shown={({ name, language }) => [
        [say('tenants.name'), name],
        [say('tenant.writtenIn'), languageName(words, language)],
      ]}
      happens={say('tenant.editHappens')}
      onBack={onDone}
    >
      <TextInput label={say('tenants.name')} required withAsterisk={false} {...form.getInputProps('name')} />
      <OneOf
        label={say('tenant.writtenIn')}
        choices={offered.map((value) => ({ value, label: languageName(words, value) }))}
        {...form.getInputProps('language')}
      />
    </ChangeForm>
  )
}
