import { Button, Checkbox, Fieldset, Text, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import styles from '../../kit/form.module.css'
import { Sheet } from '../../kit/page.tsx'
import { useWords } from '../../language/words.tsx'
import { noCriterion, type RecognitionEntry } from './recognitions.ts'

const most = 20

/** What has to be able to be done, and without what nothing is recognised. */
export function CriterionFields({ form }: { readonly form: UseFormReturnType<RecognitionEntry> }) {
  const { say } = useWords()
  const { criteria } = form.values
  return (
    <Sheet title={say('recognition.criteria')}>
      {criteria.map((_, at) => (
        // They stand in their order, and a new one has a position and nothing else yet.
        <Fieldset
          key={at}
          legend={say('recognition.criterion', { number: at + 1 })}
          className={styles['form']}
        >
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
          {criteria.length > 1 && (
            <div>
              <Button variant="subtle" size="compact-sm" onClick={() => form.removeListItem('criteria', at)}>
                {say('recognition.removeCriterion', { number: at + 1 })}
              </Button>
            </div>
          )}
        </Fieldset>
      ))}
      {form.errors['criteria'] !== undefined && <Text c="brick">{form.errors['criteria']}</Text>}
      {criteria.length < most && (
        <div>
          <Button
            variant="default"
            onClick={() => form.insertListItem('criteria', structuredClone(noCriterion))}
          >
            {say('recognition.addCriterion')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
