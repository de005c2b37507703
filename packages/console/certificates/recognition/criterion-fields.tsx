import { Checkbox, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { EntryList } from '../../kit/entry-list.tsx'
import { Sheet } from '../../kit/page.tsx'
import { useWords } from '../../language/words.tsx'
import { noCriterion, type RecognitionEntry } from './recognitions.ts'

/** What has to be able to be done, and without what nothing is recognised. */
export function CriterionFields({ form }: { readonly form: UseFormReturnType<RecognitionEntry> }) {
  const { say } = useWords()
  return (
    <Sheet title={say('recognition.criteria')}>
      <EntryList
        count={form.values.criteria.length}
        most={20}
        least={1}
        error={form.errors['criteria']}
        words={{
          entry: (number) => say('recognition.criterion', { number }),
          remove: (number) => say('recognition.removeCriterion', { number }),
          add: say('recognition.addCriterion'),
        }}
        onAdd={() => form.insertListItem('criteria', structuredClone(noCriterion))}
        onRemove={(at) => form.removeListItem('criteria', at)}
      >
        {(at) => (
          <>
            <TextInput
              label={say('recognition.criterionTitle')}
              required
              withAsterisk={false}
              {...form.getInputProps(`criteria.${at}.title`)}
            />
            <Checkbox
              label={say('recognition.essential')}
              {...form.getInputProps(`criteria.${at}.essential`, { type: 'checkbox' })}
            />
          </>
        )}
      </EntryList>
    </Sheet>
  )
}
