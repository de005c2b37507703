import type { CallOptions } from '@passerelle/client'
import { ChangeForm } from '../kit/change-form.tsx'
import { onlyChanged } from '../kit/changed.ts'
import { OneOf } from '../kit/choices.tsx'
import { useChange } from '../kit/use-change.ts'
import { countryChoices } from '../language/choices.ts'
import { everyCountry } from '../language/countries.ts'
import { countryName } from '../language/names.ts'
import { useWords } from '../language/words.tsx'
import { kindChoices } from './kinds.ts'
import type { Participant } from './queries.ts'

/** What kind of person somebody is here, and where they came from. */
export function EditPerson({
  participant,
  onDone,
}: {
  readonly participant: Participant
  readonly onDone: () => void
}) {
  const words = useWords()
  const { say, language } = words
  const change = useChange(participant, {
    entryOf: ({ kind = '', cameFrom = '' }) => ({ kind: String(kind), cameFrom }),
    send: (api, { entry, first, before }, idempotencyKey) =>
      api.editParticipant({
        params: { participantId: before.id },
        ifMatch: before.version,
        // Both were chosen from lists; what is empty is taken away.
        body: emptied(onlyChanged(entry, first)) as CallOptions<'editParticipant'>['body'],
        idempotencyKey,
      }),
    onDone,
  })
  const { form } = change
  return (
    <ChangeForm
      change={change}
      shown={({ kind, cameFrom }) => [
        [say('column.kind'), kind ? say(`personKind.${kind}`) : say('kit.unknown')],
        [say('column.cameFrom'), cameFrom ? countryName(language, cameFrom) : say('kit.unknown')],
      ]}
      onBack={onDone}
    >
      <OneOf
        label={say('column.kind')}
        isOptional
        choices={kindChoices(words)}
        {...form.getInputProps('kind')}
      />
      <OneOf
        label={say('column.cameFrom')}
        isOptional
        choices={countryChoices(words, everyCountry)}
        {...form.getInputProps('cameFrom')}
      />
    </ChangeForm>
  )
}

function emptied(entry: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entry).map(([field, value]) => [field, value === '' ? null : value]),
  )
}
