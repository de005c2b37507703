import { Badge, Code } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Act, Acts } from '../../kit/act.tsx'
import { Editable } from '../../kit/editable.tsx'
import { Facts } from '../../kit/facts.tsx'
import { Page, Sheet } from '../../kit/page.tsx'
import { ScreenReading } from '../../kit/reading.tsx'
import { listText } from '../../language/list.ts'
import { dayText, momentText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { EditService } from './edit-service.tsx'
import { SecretsSheet } from './secrets-sheet.tsx'
import { type Service, useService, useTokenUrl } from './service.ts'

/** One system that is let in: in which roles, with which secrets, and when it was here for the last time. */
export function ServiceScreen() {
  const { serviceAccountId } = useParams({ from: '/service-accounts/$serviceAccountId' })
  const service = useService(serviceAccountId)
  return <ScreenReading of={service}>{({ body }) => <OneService service={body} />}</ScreenReading>
}

function OneService({ service }: { readonly service: Service }) {
  const { say } = useWords()
  const navigate = useNavigate()
  const { id, version, name, state } = service
  const isActive = state === 'active'
  return (
    <Page
      title={name}
      lead={
        <Badge variant="light" color={isActive ? 'river' : 'gray'} size="lg" tt="none">
          {say(`services.${state}`)}
        </Badge>
      }
      actions={<Link to="/service-accounts">{say('services.toAll')}</Link>}
    >
      <Editable
        title={say('services.one')}
        action={say('services.edit')}
        mayEdit={isActive}
        form={(close) => <EditService service={service} onDone={close} />}
      >
        <ServiceFacts service={service} />
      </Editable>
      {isActive && (
        <>
          <SecretsSheet service={service} />
          <Sheet title={say('services.remove')}>
            <Acts>
              <Act
                label={say('services.remove')}
                tone="grave"
                happens={say('services.removeHappens')}
                version={version}
                first={undefined}
                send={(api, seen) =>
                  api.removeServiceAccount({ params: { serviceAccountId: id }, ifMatch: seen.version })
                }
                afterwards="elsewhere"
                onDone={() => void navigate({ to: '/service-accounts' })}
              />
            </Acts>
          </Sheet>
        </>
      )}
    </Page>
  )
}

function ServiceFacts({ service }: { readonly service: Service }) {
  const { say, language } = useWords()
  const tokenUrl = useTokenUrl()
  const { roles, clientId, lastUsedOn, createdAt } = service
  return (
    <Facts
      facts={[
        [
          say('services.roles'),
          listText(
            language,
            roles.map((role) => say(`role.${role}`)),
          ),
        ],
        [
          say('services.lastUsed'),
          lastUsedOn === undefined ? say('services.neverUsed') : dayText(language, lastUsedOn),
        ],
        clientId !== undefined && [
          say('services.clientId'),
          <Code key="client" dir="ltr">
            {clientId}
          </Code>,
        ],
        [
          say('services.tokenUrl'),
          <Code key="tokens" dir="ltr">
            {tokenUrl}
          </Code>,
        ],
        [say('services.createdAt'), momentText(language, createdAt)],
      ]}
    />
  )
}
