import { Textarea, TextInput } from '@mantine/core'
import type { CallOptions } from '@passerelle/client'
import { Act, Acts } from '../kit/act.tsx'
import styles from '../kit/form.module.css'
import { filled } from '../kit/use-body-form.ts'
import { dayText, today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { endOf, movesFrom } from './programme.ts'
import type { Programme } from './queries.ts'

type Extension = CallOptions<'editProgramme'>['body']['extension']

const states = { start: 'active', end: 'ended', takeUp: 'active' } as const

/** How a programme goes on: it is extended, begun, ended or taken up again. */
export function ProgrammeActs({ programme }: { readonly programme: Programme }) {
  const { say } = useWords()
  const params = { programmeId: programme.id }
  return (
    <Acts>
      <ExtendAct programme={programme} />
      {movesFrom(programme).map((move) => (
        <Act
          key={move}
          label={say(`programme.${move}`)}
          tone={move === 'end' ? 'grave' : 'other'}
          happens={say(`programme.${move}Happens`)}
          version={programme.version}
          first={undefined}
          send={(api, { version }, idempotencyKey) =>
            api.editProgramme({
              params,
              ifMatch: version,
              body: { state: states[move] },
              idempotencyKey,
            })
          }
        />
      ))}
    </Acts>
  )
}

function ExtendAct({ programme }: { readonly programme: Programme }) {
  const { say, language } = useWords()
  return (
    <Act
      label={say('programme.extend')}
      happens={say('programme.extendHappens', { day: dayText(language, endOf(programme)) })}
      version={programme.version}
      first={{ to: '', decidedOn: '', reason: '' }}
      fields={({ said, setSaid, errors }) => (
        <>
          <div className={styles['pair']}>
            <TextInput
              label={say('programme.newEnd')}
              type="date"
              required
              withAsterisk={false}
              value={said.to}
              error={errors['extension.to']}
              onChange={({ currentTarget }) => setSaid({ ...said, to: currentTarget.value })}
            />
            <TextInput
              label={say('programme.decidedOn')}
              type="date"
              max={today()}
              value={said.decidedOn}
              error={errors['extension.decidedOn']}
              onChange={({ currentTarget }) => setSaid({ ...said, decidedOn: currentTarget.value })}
            />
          </div>
          <Textarea
            label={say('step.reason')}
            autosize
            minRows={2}
            value={said.reason}
            error={errors['extension.reason']}
            onChange={({ currentTarget }) => setSaid({ ...said, reason: currentTarget.value })}
          />
        </>
      )}
      send={(api, { said, version }, idempotencyKey) =>
        api.editProgramme({
          params: { programmeId: programme.id },
          ifMatch: version,
          // What was left empty is not said; the rest the API refuses by field.
          body: { extension: filled(said) as Extension },
          idempotencyKey,
        })
      }
    />
  )
}
