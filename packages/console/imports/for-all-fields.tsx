import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { useWords } from '../language/words.tsx'
import { useOpenProgrammes } from '../programmes/queries.ts'
import { useWho } from '../shell/who.tsx'
import { useColleagueChoices } from '../tenancy/colleagues.ts'
import type { ForAll } from './import.ts'

/** What holds for every row that does not say otherwise: the programme, and whose cases they become. */
export function ForAllFields({
  forAll,
  onChange,
}: {
  readonly forAll: ForAll
  readonly onChange: (forAll: ForAll) => void
}) {
  const { say } = useWords()
  const { has } = useWho()
  const programmes = useOpenProgrammes()
  const coaches = useColleagueChoices(['coordinator', 'coach', 'counsellor'])
  return (
    <div className={styles['pair']}>
      <OneOf
        label={say('import.programmeOfAll')}
        isOptional
        choices={programmes}
        value={forAll.programmeId}
        onChange={({ currentTarget }) => onChange({ ...forAll, programmeId: currentTarget.value })}
      />
      {has('coordinator') && (
        <OneOf
          label={say('import.coachOfAll')}
          isOptional
          choices={coaches}
          value={forAll.coachId}
          onChange={({ currentTarget }) => onChange({ ...forAll, coachId: currentTarget.value })}
        />
      )}
    </div>
  )
}
