import { Text } from '@mantine/core'
import { useState } from 'react'
import { Act, Acts } from '../../kit/act.tsx'
import { Sheet } from '../../kit/page.tsx'
import rows from '../../kit/rows.module.css'
import { momentText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import type { Service } from './service.ts'
import { ServiceSecret } from './service-secret.tsx'

/** The secrets of a system: the first, its successor, and the end of the one that is used no more. */
export function SecretsSheet({ service }: { readonly service: Service }) {
  const { say, language } = useWords()
  const [made, setMade] = useState<{ readonly secret: string | undefined }>()
  const { id, version, secrets } = service
  const params = { serviceAccountId: id }
  const [isFirst, isFull] = [secrets.length === 0, secrets.length > 1]
  return (
    <Sheet title={say('services.secrets')}>
      {made !== undefined && <ServiceSecret secret={made.secret} />}
      {isFirst && <Text c="dimmed">{say('services.noSecret')}</Text>}
      <ul className={rows['rows']}>
        {secrets.map((secret) => (
          <li key={secret.id} className={rows['row']}>
            <Text>{say('services.secretMade', { at: momentText(language, secret.madeAt) })}</Text>
            {isFull && (
              <Act
                label={say('services.end')}
                tone="grave"
                happens={say('services.endHappens')}
                version={version}
                first={undefined}
                send={(api, seen) =>
                  api.endServiceSecret({ params: { ...params, secretId: secret.id }, ifMatch: seen.version })
                }
              />
            )}
          </li>
        ))}
      </ul>
      {!isFull && (
        <Acts>
          <Act
            key={String(isFirst)}
            label={say(isFirst ? 'services.makeFirst' : 'services.rotate')}
            happens={say(isFirst ? 'services.makeFirstHappens' : 'services.rotateHappens')}
            version={version}
            first={undefined}
            send={async (api, seen, idempotencyKey) => {
              const answer = await api.rotateServiceSecret({ params, ifMatch: seen.version, idempotencyKey })
              // At once: this act may be gone by the time that the account is read anew.
              setMade({ secret: answer.body.secret })
              return answer
            }}
          />
        </Acts>
      )}
    </Sheet>
  )
}
