import { Text } from '@mantine/core'
import { Act, Acts } from '../../kit/act.tsx'
import rows from '../../kit/rows.module.css'
import { momentText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { useColleagues } from '../colleagues.ts'
import { answersTo, type Limit, useScopeName } from './limits.ts'

/** One limit: what holds now and why, and what somebody has asked for. */
export function LimitRow({ limit, version }: { readonly limit: Limit; readonly version: number }) {
  const { say, language } = useWords()
  const { has, memberId } = useWho()
  const { nameOf } = useColleagues()
  const name = useScopeName()(limit.scope)
  const { holds, agreed, reason, proposal } = limit
  const { mayConfirm, mayReject } = answersTo(limit, memberId)
  const params = { scope: limit.scope }
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Text fw={600}>
          <bdi>{name}</bdi>
        </Text>
        <Text>{say('limits.holds', { highest: say(`highest.${holds}`) })}</Text>
        {reason !== undefined && (
          <Text size="sm" c="dimmed">
            {say(`limitReason.${reason}`)}
          </Text>
        )}
        {proposal !== undefined && (
          <Text>
            {say('limits.asked', {
              name: nameOf(proposal.by),
              highest: say(`highest.${proposal.highest}`),
              reason: say(`limitReason.${proposal.reason}`),
              at: momentText(language, proposal.at),
            })}
          </Text>
        )}
        {proposal !== undefined && !mayConfirm && <Text c="dimmed">{say('limits.waits')}</Text>}
      </div>
      {has('admin', 'coordinator') && proposal !== undefined && (
        <Acts>
          {mayConfirm && (
            <Act
              label={say('limits.confirm')}
              tone="main"
              happens={say('limits.confirmHappens', { name, highest: say(`highest.${proposal.highest}`) })}
              version={version}
              first={undefined}
              send={(api, seen, idempotencyKey) =>
                api.confirmSafetyLimit({ params, ifMatch: seen.version, idempotencyKey })
              }
            />
          )}
          {mayReject && (
            <Act
              label={say('limits.reject')}
              happens={say('limits.rejectHappens', { name, highest: say(`highest.${agreed}`) })}
              version={version}
              first={undefined}
              send={(api, seen, idempotencyKey) =>
                api.rejectSafetyLimit({ params, ifMatch: seen.version, idempotencyKey })
              }
            />
          )}
        </Acts>
      )}
    </li>
  )
}
