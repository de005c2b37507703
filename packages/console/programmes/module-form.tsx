import { TextInput } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { ChangeForm } from '../kit/change-form.tsx'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { useChange } from '../kit/use-change.ts'
import { useWords } from '../language/words.tsx'
import { type ModuleEntry, moduleChange, moduleEntry, newModule, sitesFor, trades } from './modules.ts'
import { deliveryModes } from './programme.ts'
import type { Module, Programme } from './queries.ts'
import { TitleFields } from './title-fields.tsx'

/** A module that is added, or changed. */
export function ModuleForm({
  programme,
  module,
  onDone,
}: {
  readonly programme: Programme
  readonly module: Module | undefined
  readonly onDone: () => void
}) {
  const { say, language } = useWords()
  const params = { programmeId: programme.id }
  const change = useChange<Module | undefined, ModuleEntry>(module, {
    entryOf: moduleEntry,
    send: (api, { entry, first, before }, idempotencyKey) =>
      before === undefined
        ? api.addModule({ params, body: newModule(entry), idempotencyKey })
        : api.editModule({
            params: { ...params, moduleId: before.id },
            ifMatch: before.version,
            body: moduleChange(entry, first, before),
            idempotencyKey,
          }),
    onDone,
  })
  const { form } = change
  return (
    <ChangeForm
      change={change}
      shown={(now) =>
        now === undefined
          ? []
          : [
              [say('members.name'), pick(now.title, language)],
              [say('plan.teachingUnits'), String(now.teachingUnits)],
              [say('module.capacity'), String(now.capacity)],
              [say('box.state'), say(`state.${now.state}`)],
            ]
      }
      happens={say(module === undefined ? 'module.addHappens' : 'module.editHappens')}
      send={module === undefined ? say('module.add') : say('action.save')}
      onBack={onDone}
    >
      <TitleFields form={form} field="title" />
      <div className={styles['pair']}>
        <OneOf
          label={say('module.trade')}
          choices={trades.map((value) => ({ value, label: say(`trade.${value}`) }))}
          {...form.getInputProps('trade.code')}
        />
        <OneOf
          label={say('programme.delivery')}
          choices={deliveryModes.map((value) => ({ value, label: say(`delivery.${value}`) }))}
          {...form.getInputProps('deliveryMode')}
        />
      </div>
      <div className={styles['pair']}>
        <TextInput
          label={say('plan.teachingUnits')}
          inputMode="numeric"
          required
          withAsterisk={false}
          {...form.getInputProps('teachingUnits')}
        />
        <TextInput
          label={say('module.capacity')}
          inputMode="numeric"
          required
          withAsterisk={false}
          {...form.getInputProps('capacity')}
        />
        <OneOf
          label={say('module.site')}
          isOptional
          choices={sitesFor(programme, module).map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('siteId')}
        />
      </div>
    </ChangeForm>
  )
}
