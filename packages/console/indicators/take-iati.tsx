import { TextInput } from '@mantine/core'
import { Act } from '../kit/act.tsx'
import { OneOf } from '../kit/choices.tsx'
import { keepFile } from '../kit/keep-file.ts'
import { useWords } from '../language/words.tsx'

/** Kinds of organisations that work here, by their code of IATI; the API takes those that work elsewhere as well. */
const kinds = ['10', '15', '21', '22', '24', '40', '60', '70', '80'] as const

/** A programme as a file that its organisation publishes for IATI. */
export function TakeIati({ programmeId }: { readonly programmeId: string }) {
  const { say } = useWords()
  const first: { readonly organisation: string; readonly type: (typeof kinds)[number] } = {
    organisation: '',
    type: '22',
  }
  return (
    <Act
      label={say('iati.take')}
      happens={say('iati.happens')}
      first={first}
      fields={({ said, setSaid, errors }) => (
        <>
          <TextInput
            label={say('iati.organisation')}
            description={say('iati.organisationHint')}
            value={said.organisation}
            onChange={({ currentTarget }) => setSaid({ ...said, organisation: currentTarget.value })}
            error={errors['organisation']}
            dir="ltr"
            required
            withAsterisk={false}
          />
          <OneOf
            label={say('iati.type')}
            choices={kinds.map((kind) => ({ value: kind, label: say(`iati.type.${kind}`) }))}
            value={said.type}
            onChange={({ currentTarget }) =>
              setSaid({ ...said, type: currentTarget.value as typeof said.type })
            }
            error={errors['type']}
          />
        </>
      )}
      send={(api, { said }) =>
        api.readProgrammeAsIati({
          params: { programmeId },
          query: { ...said, organisation: said.organisation.trim() },
        })
      }
      afterwards="unchanged"
      onDone={(file) => keepFile('iati-activity.xml', 'application/xml', file)}
    />
  )
}
