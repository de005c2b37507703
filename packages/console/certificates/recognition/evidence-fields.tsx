import { Button, Fieldset, Text, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { OneOf } from '../../kit/choices.tsx'
import styles from '../../kit/form.module.css'
import { Sheet } from '../../kit/page.tsx'
import { countryChoices } from '../../language/choices.ts'
import { everyCountry } from '../../language/countries.ts'
import { useWords } from '../../language/words.tsx'
import { evidenceKinds, noEvidence, type RecognitionEntry, seen } from './recognitions.ts'

const most = 30

/** What speaks for it, and how it was seen. */
export function EvidenceFields({ form }: { readonly form: UseFormReturnType<RecognitionEntry> }) {
  const words = useWords()
  const { say } = words
  const { evidence } = form.values
  const field = (at: number, name: string) => form.getInputProps(`evidence.${at}.${name}`)
  return (
    <Sheet title={say('recognition.evidence')}>
      {evidence.map((_, at) => (
        // They stand in their order, and a new one has a position and nothing else yet.
        <Fieldset key={at} legend={say('recognition.piece', { number: at + 1 })} className={styles['form']}>
          <div className={styles['pair']}>
            <OneOf
              label={say('recognition.evidenceKind')}
              choices={evidenceKinds.map((value) => ({
                value,
                label: say(`recognition.evidenceKind.${value}`),
              }))}
              {...field(at, 'kind')}
            />
            <OneOf
              label={say('recognition.seenField')}
              choices={seen.map((value) => ({ value, label: say(`recognition.seen.${value}`) }))}
              {...field(at, 'seen')}
            />
          </div>
          <TextInput
            label={say('recognition.evidenceTitle')}
            required
            withAsterisk={false}
            {...field(at, 'title')}
          />
          <div className={styles['pair']}>
            <OneOf
              isOptional
              label={`${say('recognition.evidenceCountry')} (${say('kit.optional')})`}
              choices={countryChoices(words, everyCountry)}
              {...field(at, 'country')}
            />
            <TextInput
              label={`${say('recognition.year')} (${say('kit.optional')})`}
              inputMode="numeric"
              {...field(at, 'year')}
            />
          </div>
          <div>
            <Button variant="subtle" size="compact-sm" onClick={() => form.removeListItem('evidence', at)}>
              {say('recognition.removePiece', { number: at + 1 })}
            </Button>
          </div>
        </Fieldset>
      ))}
      {form.errors['evidence'] !== undefined && <Text c="brick">{form.errors['evidence']}</Text>}
      {evidence.length < most && (
        <div>
          <Button
            variant="default"
            onClick={() => form.insertListItem('evidence', structuredClone(noEvidence))}
          >
            {say('recognition.addPiece')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
