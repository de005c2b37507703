import { TextInput } from '@mantine/core'
import { Act, Acts } from '../../kit/act.tsx'
import { capital } from '../../language/capital.ts'
import { dayText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { ChangeTerms } from './change-terms.tsx'
import { askedTerms, type Corridor, type Side, signatureOf } from './corridor.ts'

/** What one can do about an agreement now, each with what will happen. */
export function CorridorActs({ corridor, own }: { readonly corridor: Corridor; readonly own: Side }) {
  const { say, language } = useWords()
  const { has } = useWho()
  const { state, version, renewal, validity } = corridor
  const params = { corridorId: corridor.id }
  const signature = signatureOf(corridor, own)
  const isBinding = state === 'active' || state === 'suspended'
  const named = (command: 'sign' | 'renew' | 'suspend' | 'end') =>
    capital(language, say(`command.${command}`))
  const happens = {
    proposal: () => say('corridors.signHappens'),
    suspension: () => say('corridors.liftHappens'),
    renewal: () =>
      [
        renewal?.until && say('corridors.renewedHappens', { day: dayText(language, renewal.until) }),
        askedTerms(corridor)?.areOther && say('corridors.changedHappens'),
      ]
        .filter(Boolean)
        .join(' '),
  }
  if (state === 'ended' || !has('admin', 'coordinator')) return null
  return (
    <Acts>
      {has('admin') && signature !== undefined && (
        <Act
          label={signature === 'suspension' ? say('corridors.lift') : named('sign')}
          tone="main"
          happens={happens[signature]()}
          version={version}
          first={undefined}
          send={(api, seen, idempotencyKey) =>
            api.signCorridor({ params, ifMatch: seen.version, idempotencyKey })
          }
        />
      )}
      {has('admin') && isBinding && (
        <Act
          label={named('renew')}
          happens={say('corridors.renewHappens', { day: dayText(language, validity.to) })}
          version={version}
          first=""
          fields={({ said, setSaid, errors }) => (
            <TextInput
              label={say('corridors.until')}
              type="date"
              required
              withAsterisk={false}
              value={said}
              error={errors['until']}
              onChange={({ currentTarget }) => setSaid(currentTarget.value)}
            />
          )}
          send={(api, { said: until, ...seen }, idempotencyKey) =>
            api.renewCorridor({ params, ifMatch: seen.version, body: { until }, idempotencyKey })
          }
        />
      )}
      {has('admin') && isBinding && <ChangeTerms corridor={corridor} />}
      {state === 'active' && (
        <Act
          label={named('suspend')}
          happens={say('corridors.suspendHappens')}
          version={version}
          first={undefined}
          send={(api, seen, idempotencyKey) =>
            api.suspendCorridor({ params, ifMatch: seen.version, idempotencyKey })
          }
        />
      )}
      {has('admin') && (
        <Act
          label={named('end')}
          tone="grave"
          happens={say(state === 'proposed' ? 'corridors.dropHappens' : 'corridors.endHappens')}
          version={version}
          first={undefined}
          send={(api, seen, idempotencyKey) =>
            api.endCorridor({ params, ifMatch: seen.version, idempotencyKey })
          }
        />
      )}
    </Acts>
  )
}
