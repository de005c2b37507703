import type { UseFormReturnType } from '@mantine/form'
import { ManyOf } from '../../kit/choices.tsx'
import { errorIn } from '../../kit/use-body-form.ts'
import { useWords } from '../../language/words.tsx'
import { roles } from './member.ts'

/** The roles of a member; one that this kind of organisation does not have is refused by its place in the list. */
export function RoleField<Entry extends { roles: string[] }>({
  form,
}: {
  readonly form: UseFormReturnType<Entry>
}) {
  const { say } = useWords()
  return (
    <ManyOf
      label={say('members.roles')}
      choices={roles.map((role) => ({ value: role, label: say(`role.${role}`) }))}
      {...form.getInputProps('roles')}
      error={errorIn(form.errors, 'roles')}
    />
  )
}
