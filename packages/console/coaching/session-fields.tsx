import { TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { WhenFields } from '../kit/when-fields.tsx'
import { useWords } from '../language/words.tsx'
import { deliveryModes } from '../programmes/programme.ts'
import { useProgrammes } from '../programmes/queries.ts'
import { useWho } from '../shell/who.tsx'
import { useColleagueChoices } from '../tenancy/colleagues.ts'
import type { SessionEntry } from './sessions.ts'

/** When and where a session is, who holds it, and for how many. */
export function SessionFields({ form }: { readonly form: UseFormReturnType<SessionEntry> }) {
  const { say } = useWords()
  const { has, memberId } = useWho()
  const plansForAll = has('coordinator', 'coach', 'counsellor')
  const colleagues = useColleagueChoices(['coordinator', 'coach', 'counsellor', 'instructor'])
  const instructors = plansForAll ? colleagues : colleagues.filter(({ value }) => value === memberId)
  const { programmeId, siteId } = form.values
  const programme = useProgrammes().data?.body.items.find(({ id }) => id === programmeId)
  const sites = (programme?.sites ?? []).filter(({ id, closed }) => !closed || id === siteId)
  return (
    <>
      <TextInput
        label={`${say('session.name')} (${say('kit.optional')})`}
        autoComplete="off"
        {...form.getInputProps('title')}
      />
      <div className={styles['pair']}>
        <WhenFields form={form} />
      </div>
      <div className={styles['pair']}>
        <TextInput
          label={say('plan.teachingUnits')}
          inputMode="numeric"
          required
          withAsterisk={false}
          {...form.getInputProps('teachingUnits')}
        />
        <TextInput
          label={say('session.breaks')}
          inputMode="numeric"
          {...form.getInputProps('breakMinutes')}
        />
        <TextInput label={say('module.capacity')} inputMode="numeric" {...form.getInputProps('capacity')} />
      </div>
      <div className={styles['pair']}>
        <OneOf
          label={say('session.instructor')}
          choices={instructors}
          {...form.getInputProps('instructorId')}
        />
        <OneOf
          label={say('programme.delivery')}
          choices={deliveryModes.map((value) => ({ value, label: say(`delivery.${value}`) }))}
          {...form.getInputProps('deliveryMode')}
        />
      </div>
      <div className={styles['pair']}>
        <OneOf
          label={say('module.site')}
          isOptional
          choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('siteId')}
        />
        <TextInput
          label={`${say('session.room')} (${say('kit.optional')})`}
          autoComplete="off"
          {...form.getInputProps('room')}
        />
      </div>
    </>
  )
}
