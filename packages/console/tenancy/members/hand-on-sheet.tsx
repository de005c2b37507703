import { Progress, Text } from '@mantine/core'
import { useState } from 'react'
import { Act, Acts } from '../../kit/act.tsx'
import { OneOf } from '../../kit/choices.tsx'
import { Notice } from '../../kit/notice.tsx'
import { Sheet } from '../../kit/page.tsx'
import { useWords } from '../../language/words.tsx'
import { useColleagueChoices } from '../colleagues.ts'
import { type HandOnProgress, handOnAll, shareDone, workIn } from './hand-on.ts'
import { caseworkers, type Member } from './member.ts'

/** Gives all cases of a member to a successor, and shows how far that came. */
export function HandOnSheet({ member }: { readonly member: Member }) {
  const { say } = useWords()
  const [progress, setProgress] = useState<HandOnProgress>()
  const colleagues = useColleagueChoices(caseworkers).filter(({ value }) => value !== member.id)
  return (
    <Sheet title={say('handOn.title')}>
      <Acts>
        <Act
          label={say('handOn.label')}
          happens={say('handOn.happens', { name: member.name })}
          first=""
          fields={({ said, setSaid, errors }) => (
            <OneOf
              label={say('handOn.to')}
              description={colleagues.length === 0 ? say('handOn.nobody') : undefined}
              choices={colleagues}
              value={said}
              error={errors['to']}
              onChange={({ currentTarget }) => setSaid(currentTarget.value)}
            />
          )}
          send={(api, { said }, key) => handOnAll(api, { memberId: member.id, to: said }, key, setProgress)}
        />
      </Acts>
      {progress !== undefined &&
        (workIn(progress.left) === 0 ? (
          <Notice>{say('handOn.done', { moved: progress.moved })}</Notice>
        ) : (
          <HandedOn progress={progress} />
        ))}
    </Sheet>
  )
}

function HandedOn({ progress }: { readonly progress: HandOnProgress }) {
  const { say } = useWords()
  const text = say('handOn.progress', { moved: progress.moved, left: workIn(progress.left) })
  return (
    <div role="status">
      <Text>{text}</Text>
      <Progress value={shareDone(progress)} aria-label={text} />
    </div>
  )
}
