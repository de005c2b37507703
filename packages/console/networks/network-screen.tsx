import { Badge, Button, Text, Textarea, TextInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { Act, Acts } from '../kit/act.tsx'
import { ChangeForm } from '../kit/change-form.tsx'
import { Editable } from '../kit/editable.tsx'
import { Facts } from '../kit/facts.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import print from '../kit/print.module.css'
import { ScreenReading } from '../kit/reading.tsx'
import { useChange } from '../kit/use-change.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { AddInstitution } from './add-institution.tsx'
import { InstitutionList } from './institution-list.tsx'
import { type Network, useNetwork } from './networks.ts'

/** A network on one page: what it is for, how many belong to it, and who. */
export function NetworkScreen() {
  const { networkId } = useParams({ from: '/networks/$networkId' })
  const network = useNetwork(networkId)
  return <ScreenReading of={network}>{({ body }) => <NetworkPage network={body} />}</ScreenReading>
}

function NetworkPage({ network }: { readonly network: Network }) {
  const { say } = useWords()
  const { has } = useWho()
  const mayKeep = has('admin', 'coordinator') && network.state === 'open'
  return (
    <Page
      title={network.name}
      lead={
        <Badge variant="light" color={network.state === 'open' ? 'river' : 'gray'} size="lg" tt="none">
          {say(`network.state.${network.state}`)}
        </Badge>
      }
    >
      <Editable
        title={say('network.about')}
        action={say('network.edit')}
        mayEdit={mayKeep}
        form={(close) => <EditNetwork network={network} onDone={close} />}
      >
        {network.about !== undefined && <Text>{network.about}</Text>}
        <Facts facts={[[say('network.today'), say('network.figures', network.figures)]]} />
        {mayKeep && (
          <Acts>
            <Act
              label={say('network.close')}
              happens={say('network.closeHappens')}
              tone="grave"
              version={network.version}
              first={undefined}
              send={(api, { version }, idempotencyKey) =>
                api.closeNetwork({ params: { networkId: network.id }, ifMatch: version, idempotencyKey })
              }
            />
          </Acts>
        )}
      </Editable>
      <Sheet
        title={say('institutions.title')}
        aside={
          <Button className={print['screenOnly'] ?? ''} variant="default" onClick={() => window.print()}>
            {say('network.print')}
          </Button>
        }
      >
        <InstitutionList networkId={network.id} />
      </Sheet>
      {mayKeep && <AddInstitution networkId={network.id} />}
    </Page>
  )
}

function EditNetwork({ network, onDone }: { readonly network: Network; readonly onDone: () => void }) {
  const { say } = useWords()
  const change = useChange<Network, { name: string; about: string }>(network, {
    entryOf: ({ name, about = '' }) => ({ name, about }),
    send: (api, { entry: { name, about }, before }, idempotencyKey) =>
      api.editNetwork({
        params: { networkId: before.id },
        ifMatch: before.version,
        body: { name, about: about.trim() === '' ? null : about },
        idempotencyKey,
      }),
    onDone,
  })
  return (
    <ChangeForm
      change={change}
      shown={({ name, about = '–' }) => [
        [say('network.name'), name],
        [say('network.about'), about],
      ]}
      onBack={onDone}
    >
      <TextInput
        label={say('network.name')}
        autoComplete="off"
        required
        withAsterisk={false}
        {...change.form.getInputProps('name')}
      />
      <Textarea label={say('network.about')} autosize {...change.form.getInputProps('about')} />
    </ChangeForm>
  )
}
