import { Button, Fieldset, Text, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import styles from '../kit/form.module.css'
import { Sheet } from '../kit/page.tsx'
import { useWords } from '../language/words.tsx'
import { noStep, type PlanEntry } from './founding.ts'

const mostSteps = 10

/** The steps on the way to the business, up to ten. */
export function StepFields({ form }: { readonly form: UseFormReturnType<PlanEntry> }) {
  const { say } = useWords()
  const { steps } = form.values
  return (
    <Sheet title={say('business.steps')}>
      {steps.map((_, at) => (
        // The steps stand in their order, and a new one has a position and nothing else yet.
        <Fieldset key={at} legend={say('business.step', { number: at + 1 })} className={styles['form']}>
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
          <div>
            <Button variant="subtle" size="compact-sm" onClick={() => form.removeListItem('steps', at)}>
              {say('business.removeStep', { number: at + 1 })}
            </Button>
          </div>
        </Fieldset>
      ))}
      {form.errors['steps'] !== undefined && <Text c="brick">{form.errors['steps']}</Text>}
      {steps.length < mostSteps && (
        <div>
          <Button variant="default" onClick={() => form.insertListItem('steps', structuredClone(noStep))}>
            {say('business.addStep')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
