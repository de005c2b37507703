import { TextInput } from '@mantine/core'
import { ChangeForm } from '../../kit/change-form.tsx'
import { onlyChanged } from '../../kit/changed.ts'
import { useChange } from '../../kit/use-change.ts'
import { listText } from '../../language/list.ts'
import { useWords } from '../../language/words.tsx'
import { type Member, rolesOf } from './member.ts'
import { RoleField } from './role-field.tsx'

/** Name and roles of a member. */
export function EditMember({ member, onDone }: { readonly member: Member; readonly onDone: () => void }) {
  const { say, language } = useWords()
  const change = useChange(member, {
    entryOf: ({ name, roles }) => ({ name, roles: [...roles] as string[] }),
    send: (api, { entry, first, before }, idempotencyKey) => {
      const { name, roles } = onlyChanged(entry, first)
      return api.editMember({
        params: { memberId: member.id },
        ifMatch: before.version,
        body: { ...(name !== undefined && { name }), ...(roles && { roles: rolesOf(roles) }) },
        idempotencyKey,
      })
    },
    onDone,
  })
  const { form } = change
  return (
    <ChangeForm
      change={change}
      shown={({ name, roles }) => [
        [say('members.name'), name],
        [
          say('members.roles'),
          listText(
            language,
            roles.map((role) => say(`role.${role}`)),
          ),
        ],
      ]}
      happens={say('member.editHappens')}
      onBack={onDone}
    >
      <TextInput label={say('members.name')} required withAsterisk={false} {...form.getInputProps('name')} />
      <RoleField form={form} />
    </ChangeForm>
  )
}
