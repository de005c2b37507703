import { useState } from 'react'
import { Act, Acts } from '../../kit/act.tsx'
import { OneOf } from '../../kit/choices.tsx'
import styles from '../../kit/form.module.css'
import { Notice } from '../../kit/notice.tsx'
import { inOrder } from '../../language/choices.ts'
import { allCountries } from '../../language/countries.ts'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { useCorridors } from '../corridors/corridor.ts'
import { type LimitBody, levels, reasons, useScopeName } from './limits.ts'

const nothing = { scope: '', highest: '', reason: '' }

/** Ask for another limit: less holds at once, more when a second member has said yes. */
export function SetLimit({ version }: { readonly version: number }) {
  const { say, language } = useWords()
  const scopes = useScopes()
  const nameOf = useScopeName()
  const [asked, setAsked] = useState<string>()
  return (
    <Acts>
      <Act
        label={say('limits.set')}
        happens={say('limits.setHappens')}
        version={version}
        first={nothing}
        fields={({ said, setSaid, errors }) => (
          <>
            <OneOf
              label={say('limits.scope')}
              choices={inOrder(
                language,
                scopes.map((value) => ({ value, label: nameOf(value) })),
              )}
              value={said.scope}
              error={errors['scope']}
              onChange={({ currentTarget }) => setSaid({ ...said, scope: currentTarget.value })}
            />
            <div className={styles['pair']}>
              <OneOf
                label={say('corridors.highest')}
                choices={levels.map((value) => ({ value, label: say(`highest.${value}`) }))}
                value={said.highest}
                error={errors['highest']}
                onChange={({ currentTarget }) => setSaid({ ...said, highest: currentTarget.value })}
              />
              <OneOf
                label={say('step.reason')}
                choices={reasons.map((value) => ({ value, label: say(`limitReason.${value}`) }))}
                value={said.reason}
                error={errors['reason']}
                onChange={({ currentTarget }) => setSaid({ ...said, reason: currentTarget.value })}
              />
            </div>
          </>
        )}
        send={(api, { said: { scope, ...limit }, ...seen }, idempotencyKey) =>
          // Both were chosen from lists; what was not chosen, the API refuses by field.
          api.setSafetyLimit({
            params: { scope },
            ifMatch: seen.version,
            body: limit as LimitBody,
            idempotencyKey,
          })
        }
        onDone={() => setAsked(say('limits.done'))}
      />
      {asked !== undefined && <Notice>{asked}</Notice>}
    </Acts>
  )
}

/** What a limit may be for: each country, and each organisation that one sends to. */
function useScopes(): readonly string[] {
  const { tenant } = useWho()
  const corridors = useCorridors().data?.body.items ?? []
  const recipients = corridors.filter(({ from }) => from === tenant?.id).map(({ to }) => String(to))
  return [...new Set([...recipients, ...allCountries])]
}
