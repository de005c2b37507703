import { TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { OneOf } from '../../kit/choices.tsx'
import { EntryList } from '../../kit/entry-list.tsx'
import styles from '../../kit/form.module.css'
import { Sheet } from '../../kit/page.tsx'
import { countryChoices } from '../../language/choices.ts'
import { everyCountry } from '../../language/countries.ts'
import { useWords } from '../../language/words.tsx'
import { evidenceKinds, noEvidence, type RecognitionEntry, seen } from './recognitions.ts'

/** What speaks for it, and how it was seen. */
export function EvidenceFields({ form }: { readonly form: UseFormReturnType<RecognitionEntry> }) {
  const words = useWords()
  const { say } = words
  const field = (at: number, name: string) => form.getInputProps(`evidence.${at}.${name}`)
  return (
    <Sheet title={say('recognition.evidence')}>
      <EntryList
        count={form.values.evidence.length}
        most={30}
        error={form.errors['evidence']}
        words={{
          entry: (number) => say('recognition.piece', { number }),
          remove: (number) => say('recognition.removePiece', { number }),
          add: say('recognition.addPiece'),
        }}
        onAdd={() => form.insertListItem('evidence', structuredClone(noEvidence))}
        onRemove={(at) => form.removeListItem('evidence', at)}
      >
        {(at) => (
          <>
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
          </>
        )}
      </EntryList>
    </Sheet>
  )
}
