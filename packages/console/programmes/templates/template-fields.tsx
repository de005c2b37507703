import { Fieldset, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { pick } from '@passerelle/messages'
import { ByLanguage } from '../../kit/by-language.tsx'
import { OneOf } from '../../kit/choices.tsx'
import { EntryList } from '../../kit/entry-list.tsx'
import styles from '../../kit/form.module.css'
import { useWords } from '../../language/words.tsx'
import { FrameFields } from '../frame-fields.tsx'
import { FundersFields } from '../funders-sheet.tsx'
import { trades } from '../modules.ts'
import { deliveryModes } from '../programme.ts'
import { SitesFields } from '../sites-sheet.tsx'
import {
  type ListedTemplate,
  noModule,
  noTarget,
  referenceOf,
  type TemplateEntry,
  targetUnits,
} from './template.ts'

type Form = UseFormReturnType<TemplateEntry>

/** A template as a form, part by part. */
export function TemplateFields({
  form,
  others,
}: {
  readonly form: Form
  readonly others: readonly ListedTemplate[]
}) {
  const { say, language } = useWords()
  return (
    <>
      <FrameFields form={form} />
      <Fieldset legend={say('programmes.modules')} className={styles['form']}>
        <EntryList
          count={form.values.modules.length}
          error={form.errors['modules']}
          words={{
            entry: (number) => say('template.module', { number: String(number) }),
            remove: (number) => say('template.removeModule', { number: String(number) }),
            add: say('template.addModule'),
          }}
          onAdd={() => form.insertListItem('modules', structuredClone(noModule))}
          onRemove={(at) => form.removeListItem('modules', at)}
        >
          {(at) => <ModuleFields form={form} at={at} />}
        </EntryList>
      </Fieldset>
      <Fieldset legend={say('template.targets')} className={styles['form']}>
        <EntryList
          count={form.values.targets.length}
          error={form.errors['targets']}
          words={{
            entry: (number) => say('template.target', { number: String(number) }),
            remove: (number) => say('template.removeTarget', { number: String(number) }),
            add: say('template.addTarget'),
          }}
          onAdd={() => form.insertListItem('targets', structuredClone(noTarget))}
          onRemove={(at) => form.removeListItem('targets', at)}
        >
          {(at) => <TargetFields form={form} at={at} />}
        </EntryList>
      </Fieldset>
      <Fieldset legend={say('programme.sites')} className={styles['form']}>
        <SitesFields form={form} onAdd={(site) => form.insertListItem('sites', site)} />
      </Fieldset>
      <Fieldset legend={say('programme.funders')} className={styles['form']}>
        <FundersFields form={form} onAdd={(funder) => form.insertListItem('funders', funder)} />
      </Fieldset>
      <OneOf
        label={say('template.successor')}
        description={say('template.successorHint')}
        isOptional
        choices={others.map((each) => ({ value: referenceOf(each), label: pick(each.name, language) }))}
        {...form.getInputProps('successor')}
      />
    </>
  )
}

function ModuleFields({ form, at }: { readonly form: Form; readonly at: number }) {
  const { say } = useWords()
  const path = `modules.${at}` as const
  return (
    <>
      <ByLanguage form={form} field={`${path}.title`}>
        {(language, { key, ...props }) => (
          <TextInput key={key} label={say('programme.nameIn', { language })} {...props} />
        )}
      </ByLanguage>
      <div className={styles['pair']}>
        <OneOf
          label={say('module.trade')}
          choices={trades.map((value) => ({ value, label: say(`trade.${value}`) }))}
          {...form.getInputProps(`${path}.trade.code`)}
        />
        <OneOf
          label={say('programme.delivery')}
          choices={deliveryModes.map((value) => ({ value, label: say(`delivery.${value}`) }))}
          {...form.getInputProps(`${path}.deliveryMode`)}
        />
      </div>
      <div className={styles['pair']}>
        <TextInput
          label={say('plan.teachingUnits')}
          inputMode="numeric"
          required
          withAsterisk={false}
          {...form.getInputProps(`${path}.teachingUnits`)}
        />
        <TextInput
          label={say('module.capacity')}
          inputMode="numeric"
          required
          withAsterisk={false}
          {...form.getInputProps(`${path}.capacity`)}
        />
      </div>
    </>
  )
}

function TargetFields({ form, at }: { readonly form: Form; readonly at: number }) {
  const { say } = useWords()
  const path = `targets.${at}` as const
  return (
    <div className={styles['pair']}>
      <OneOf
        label={say('template.unit')}
        choices={targetUnits.map((value) => ({ value, label: say(`targetUnit.${value}`) }))}
        {...form.getInputProps(`${path}.unit`)}
      />
      <TextInput
        label={say('template.number')}
        inputMode="numeric"
        required
        withAsterisk={false}
        {...form.getInputProps(`${path}.number`)}
      />
    </div>
  )
}
