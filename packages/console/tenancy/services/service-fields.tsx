import { TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { ManyOf } from '../../kit/choices.tsx'
import { errorIn } from '../../kit/use-body-form.ts'
import { useWords } from '../../language/words.tsx'
import { roles } from './service.ts'

/** The name of a system, and what it may do. */
export function ServiceFields<Entry extends { name: string; roles: string[] }>({
  form,
}: {
  readonly form: UseFormReturnType<Entry>
}) {
  const { say } = useWords()
  return (
    <>
      <TextInput
        label={say('services.name')}
        description={say('services.nameHint')}
        autoComplete="off"
        required
        withAsterisk={false}
        {...form.getInputProps('name')}
      />
      <ManyOf
        label={say('services.roles')}
        description={say('services.rolesHint')}
        choices={roles.map((role) => ({ value: role, label: say(`role.${role}`) }))}
        {...form.getInputProps('roles')}
        error={errorIn(form.errors, 'roles')}
      />
    </>
  )
}
