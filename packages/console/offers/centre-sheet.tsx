import { Checkbox, Text } from '@mantine/core'
import type { CallOptions } from '@passerelle/client'
import { pick } from '@passerelle/messages'
import { ChangeForm } from '../kit/change-form.tsx'
import { ManyOf, OneOf } from '../kit/choices.tsx'
import { Editable } from '../kit/editable.tsx'
import { Facts } from '../kit/facts.tsx'
import { Reading } from '../kit/reading.tsx'
import { errorIn } from '../kit/use-body-form.ts'
import { useChange } from '../kit/use-change.ts'
import { languageChoices } from '../language/choices.ts'
import { listText } from '../language/list.ts'
import { languageName } from '../language/names.ts'
import { useWords } from '../language/words.tsx'
import { type TitleEntry, titleBody, titleEntry } from '../programmes/titles.ts'
import { useWho } from '../shell/who.tsx'
import { type Centre, useCentre } from './offers.ts'
import { TextFields } from './text-fields.tsx'

type CentreBody = CallOptions<'setCentre'>['body']
type CentreEntry = { state: string; languages: string[]; note: TitleEntry; takesContactRequests: boolean }

const states = ['open', 'planned', 'suspended'] as const

/** How it stands with the centre, as anybody sees it. */
export function CentreSheet() {
  const { say } = useWords()
  const { has } = useWho()
  const centre = useCentre(true)
  return (
    <Editable
      title={say('centre.title')}
      action={say('centre.tell')}
      mayEdit={has('admin', 'coordinator') && centre.data !== undefined}
      form={(close) => centre.data && <CentreForm centre={centre.data.body} onDone={close} />}
    >
      <Reading of={centre}>{({ body }) => <CentreFacts centre={body} />}</Reading>
    </Editable>
  )
}

function CentreFacts({
  centre: { state, languages = [], note, takesContactRequests = true },
}: {
  readonly centre: Centre
}) {
  const words = useWords()
  const { say, language } = words
  if (state === undefined) return <Text c="dimmed">{say('centre.untold')}</Text>
  return (
    <Facts
      facts={[
        [say('centre.state'), say(`centreState.${state}`)],
        [
          say('offer.spoken'),
          listText(
            language,
            languages.map((tag) => languageName(words, tag)),
          ),
        ],
        [say('centre.requests'), say(takesContactRequests ? 'centre.requestsOn' : 'centre.requestsOff')],
        note !== undefined && [
          say('centre.note'),
          <Text key="note" component="span" dir="auto">
            {pick(note, language)}
          </Text>,
        ],
      ]}
    />
  )
}

function CentreForm({ centre, onDone }: { readonly centre: Centre; readonly onDone: () => void }) {
  const words = useWords()
  const { say } = words
  const change = useChange<Centre, CentreEntry>(centre, {
    entryOf: ({ state = 'open', languages = [], note, takesContactRequests = true }) => ({
      state,
      languages: [...languages],
      note: titleEntry(note),
      takesContactRequests,
    }),
    send: (api, { entry, before }, idempotencyKey) => {
      const note = titleBody(entry.note, before.note)
      const body = {
        state: entry.state,
        languages: entry.languages,
        ...(Object.keys(note).length > 0 && { note }),
        takesContactRequests: entry.takesContactRequests,
      } as CentreBody // what was chosen may break a rule: the API refuses it by field
      return api.setCentre({ ifMatch: before.version, body, idempotencyKey })
    },
    onDone,
  })
  const { form } = change
  return (
    <ChangeForm
      change={change}
      shown={({ state }) => [[say('centre.state'), state === undefined ? '–' : say(`centreState.${state}`)]]}
      happens={say('centre.happens')}
      onBack={onDone}
    >
      <OneOf
        label={say('centre.state')}
        choices={states.map((value) => ({ value, label: say(`centreState.${value}`) }))}
        {...form.getInputProps('state')}
      />
      <ManyOf
        label={say('offer.spoken')}
        choices={languageChoices(words)}
        {...form.getInputProps('languages')}
        error={errorIn(form.errors, 'languages')}
      />
      <TextFields form={form} field="note" />
      <Checkbox
        label={say('centre.takesContactRequests')}
        {...form.getInputProps('takesContactRequests', { type: 'checkbox' })}
      />
    </ChangeForm>
  )
}
