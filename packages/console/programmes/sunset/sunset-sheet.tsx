import { Text, TextInput } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { Link } from '@tanstack/react-router'
import { useRead } from '../../api/use-read.ts'
import { Act, Acts } from '../../kit/act.tsx'
import { ChangeForm } from '../../kit/change-form.tsx'
import { OneOf } from '../../kit/choices.tsx'
import { Editable } from '../../kit/editable.tsx'
import { Facts } from '../../kit/facts.tsx'
import { errorIn } from '../../kit/use-body-form.ts'
import { useChange } from '../../kit/use-change.ts'
import { dayText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { endOf } from '../programme.ts'
import { type Programme, useProgrammes } from '../queries.ts'
import { type SunsetEntry, sunsetBody, sunsetEntry } from './sunset.ts'

/** How the end of a programme is prepared, and the way to who is left in it. */
export function SunsetSheet({ programme }: { readonly programme: Programme }) {
  const { say, language } = useWords()
  const { has } = useWho()
  const nameOf = useSuccessorName()
  const { sunset } = programme
  return (
    <Editable
      title={say('sunset.title')}
      action={say('sunset.prepare')}
      mayEdit={has('admin', 'coordinator')}
      form={(close) => <SunsetForm programme={programme} onDone={close} />}
    >
      {sunset === undefined ? (
        <Text c="dimmed">{say('sunset.none', { day: dayText(language, endOf(programme)) })}</Text>
      ) : (
        <Facts
          facts={[
            [say('sunset.endsOn'), dayText(language, sunset.endsOn)],
            [say('sunset.successor'), nameOf(sunset.successor)],
          ]}
        />
      )}
      {has('coordinator') && (
        <div>
          <Link to="/programmes/$programmeId/left" params={{ programmeId: programme.id }}>
            {say('sunset.toLeft')}
          </Link>
        </div>
      )}
      {sunset !== undefined && (
        <Acts>
          <Act
            label={say('sunset.withdraw')}
            happens={say('sunset.withdrawHappens')}
            version={programme.version}
            first={undefined}
            send={(api, { version }, idempotencyKey) =>
              api.withdrawSunset({
                params: { programmeId: programme.id },
                ifMatch: version,
                idempotencyKey,
              })
            }
          />
        </Acts>
      )}
    </Editable>
  )
}

function SunsetForm({ programme, onDone }: { readonly programme: Programme; readonly onDone: () => void }) {
  const { say, language } = useWords()
  const nameOf = useSuccessorName()
  const { programmes, partners } = useSuccessors(programme)
  const change = useChange<Programme, SunsetEntry>(programme, {
    entryOf: (before) => sunsetEntry(before.sunset, endOf(before)),
    send: (api, { entry, before }, idempotencyKey) =>
      api.prepareSunset({
        params: { programmeId: programme.id },
        ifMatch: before.version,
        body: sunsetBody(entry),
        idempotencyKey,
      }),
    onDone,
  })
  const { form } = change
  return (
    <ChangeForm
      change={change}
      shown={({ sunset }) =>
        sunset === undefined
          ? []
          : [
              [say('sunset.endsOn'), dayText(language, sunset.endsOn)],
              [say('sunset.successor'), nameOf(sunset.successor)],
            ]
      }
      happens={say('sunset.prepareHappens')}
      onBack={onDone}
    >
      <TextInput
        label={say('sunset.endsOn')}
        type="date"
        required
        withAsterisk={false}
        {...form.getInputProps('endsOn')}
      />
      <OneOf
        label={say('sunset.successor')}
        isOptional
        choices={[
          ...programmes.map(({ id, name }) => ({
            value: `p ${id}`,
            label: say('sunset.inProgramme', { name: pick(name, language) }),
          })),
          ...partners.map(({ id, name }) => ({
            value: `o ${id}`,
            label: say('sunset.withPartner', { name }),
          })),
        ]}
        {...form.getInputProps('successor')}
        error={errorIn(form.errors, 'successor')}
      />
    </ChangeForm>
  )
}

/** Where people can go on: other programmes that have not ended, and partners. */
function useSuccessors(programme: Programme) {
  const programmes = useProgrammes().data?.body.items ?? []
  const partners = usePartners()
  return {
    programmes: programmes.filter(({ id, state }) => id !== programme.id && state !== 'ended'),
    partners,
  }
}

function usePartners() {
  const { has } = useWho()
  return useRead('listPartners', [], { enabled: has('admin', 'coordinator', 'coach') }).data?.body.items ?? []
}

/** What is said of who comes after. */
export function useSuccessorName() {
  const { say, language } = useWords()
  const programmes = useProgrammes().data?.body.items ?? []
  const partners = usePartners()
  return (successor: NonNullable<Programme['sunset']>['successor']): string => {
    if (successor === undefined) return say('sunset.nowhere')
    if (successor.kind === 'organisation') {
      const partner = partners.find(({ id }) => id === successor.tenantId)
      return say('sunset.withPartner', { name: partner?.name ?? '…' })
    }
    const programme = programmes.find(({ id }) => id === successor.programmeId)
    return say('sunset.inProgramme', { name: programme ? pick(programme.name, language) : '…' })
  }
}
