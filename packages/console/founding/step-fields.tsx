import { Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { EntryList } from '../kit/entry-list.tsx'
import styles from '../kit/form.module.css'
import { Sheet } from '../kit/page.tsx'
import { useWords } from '../language/words.tsx'
import { noStep, type PlanEntry } from './founding.ts'

/** The steps on the way to the business, up to ten. */
export function StepFields({ form }: { readonly form: UseFormReturnType<PlanEntry> }) {
  const { say } = useWords()
  return (
    <Sheet title={say('business.steps')}>
      <EntryList
        count={form.values.steps.length}
        most={10}
        error={form.errors['steps']}
        words={{
          entry: (number) => say('business.step', { number }),
          remove: (number) => say('business.removeStep', { number }),
          add: say('business.addStep'),
        }}
        onAdd={() => form.insertListItem('steps', structuredClone(noStep))}
        onRemove={(at) => form.removeListItem('steps', at)}
      >
        {(at) => (
          <>
            <div className={styles['pair']}>
              <TextInput
                label={say('business.stepTitle')}
                required
                withAsterisk={false}
                {...form.getInputProps(`steps.${at}.step`)}
              />
              <TextInput
                label={`${say('business.dueOn')} (${say('kit.optional')})`}
                type="date"
                {...form.getInputProps(`steps.${at}.dueOn`)}
              />
            </div>
            <Textarea
              label={`${say('business.task')} (${say('kit.optional')})`}
              autosize
              {...form.getInputProps(`steps.${at}.task`)}
            />
          </>
        )}
      </EntryList>
    </Sheet>
  )
}
