import { ChangeForm } from '../../kit/change-form.tsx'
import { onlyChanged } from '../../kit/changed.ts'
import { useChange } from '../../kit/use-change.ts'
import { listText } from '../../language/list.ts'
import { useWords } from '../../language/words.tsx'
import { rolesOf, type Service } from './service.ts'
import { ServiceFields } from './service-fields.tsx'

type Entry = { name: string; roles: string[] }

/** Name and roles of a system. */
export function EditService({ service, onDone }: { readonly service: Service; readonly onDone: () => void }) {
  const { say, language } = useWords()
  const change = useChange<Service, Entry>(service, {
    entryOf: ({ name, roles }) => ({ name, roles: [...roles] }),
    send: (api, { entry, first, before }, idempotencyKey) => {
      const { name, roles } = onlyChanged(entry, first)
      return api.editServiceAccount({
        params: { serviceAccountId: service.id },
        ifMatch: before.version,
        body: { ...(name !== undefined && { name }), ...(roles && { roles: rolesOf(roles) }) },
        idempotencyKey,
      })
    },
    onDone,
  })
  return (
    <ChangeForm
      change={change}
      shown={({ name, roles }) => [
        [say('services.name'), name],
        [
          say('services.roles'),
          listText(
            language,
            roles.map((role) => say(`role.${role}`)),
          ),
        ],
      ]}
      happens={say('services.editHappens')}
      onBack={onDone}
    >
      <ServiceFields form={change.form} />
    </ChangeForm>
  )
}
