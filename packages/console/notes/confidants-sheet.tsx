import { Text } from '@mantine/core'
import { Act, Acts } from '../kit/act.tsx'
import { OneOf } from '../kit/choices.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import { useWords } from '../language/words.tsx'
import { useColleagueChoices, useColleagues } from '../tenancy/colleagues.ts'
import { useConfidants } from './notes.ts'

/** Who reads what a counsellor wrote down in confidence about a person: colleagues come in, and go. */
export function ConfidantsSheet({ participantId }: { readonly participantId: string }) {
  const { say } = useWords()
  const confidants = useConfidants(participantId, true)
  const { nameOf } = useColleagues()
  const counsellors = useColleagueChoices(['counsellor'], 'me')
  return (
    <Sheet title={say('confidant.title')}>
      <Text c="dimmed">{say('confidant.lead')}</Text>
      <Reading of={confidants}>
        {({ body: { items } }) => {
          const others = counsellors.filter(({ value }) => !items.some(({ memberId }) => memberId === value))
          return (
            <>
              {items.length === 0 && <Text>{say('confidant.none')}</Text>}
              <Acts>
                {items.map(({ memberId }) => (
                  <Act
                    key={memberId}
                    label={say('confidant.dismiss', { name: nameOf(memberId) })}
                    happens={say('confidant.dismissHappens', { name: nameOf(memberId) })}
                    first={undefined}
                    send={(api) => api.dismissConfidant({ params: { participantId, memberId } })}
                  />
                ))}
                {others.length > 0 && (
                  <Act
                    label={say('confidant.admit')}
                    happens={say('confidant.admitHappens')}
                    first=""
                    fields={({ said, setSaid }) => (
                      <OneOf
                        label={say('confidant.who')}
                        choices={others}
                        value={said}
                        onChange={({ currentTarget }) => setSaid(currentTarget.value)}
                      />
                    )}
                    send={(api, { said: memberId }) =>
                      api.admitConfidant({ params: { participantId, memberId } })
                    }
                  />
                )}
              </Acts>
            </>
          )
        }}
      </Reading>
    </Sheet>
  )
}
