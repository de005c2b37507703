import { Badge, Code, Text, TextInput } from '@mantine/core'
import type { CallOptions, ResourceOf } from '@passerelle/client'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useRead } from '../../api/use-read.ts'
import { Act, Acts } from '../../kit/act.tsx'
import { Facts } from '../../kit/facts.tsx'
import { Notice } from '../../kit/notice.tsx'
import { Page, Sheet } from '../../kit/page.tsx'
import { ScreenReading } from '../../kit/reading.tsx'
import { countryName, languageName } from '../../language/names.ts'
import { momentText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { codeText } from '../organisation/card.ts'

type Tenant = ResourceOf<'readTenant'>
type Appointment = CallOptions<'appointAdmin'>['body']

/** One organisation as the operator of the platform sees it: whether it works, and who administers it. Never a case. */
export function TenantScreen() {
  const { tenantId } = useParams({ from: '/tenants/$tenantId' })
  const tenant = useRead('readTenant', [{ params: { tenantId } }])
  return <ScreenReading of={tenant}>{({ body }) => <OneTenant tenant={body} />}</ScreenReading>
}

function OneTenant({ tenant }: { readonly tenant: Tenant }) {
  const words = useWords()
  const { say, language } = words
  const isActive = tenant.state === 'active'
  const params = { tenantId: tenant.id }
  return (
    <Page
      title={tenant.name}
      narrow
      lead={
        <Badge variant="light" color={isActive ? 'river' : 'amber'} size="lg" tt="none">
          {say(`state.${tenant.state}`)}
        </Badge>
      }
      actions={<Link to="/tenants">{say('tenants.toAll')}</Link>}
    >
      <Sheet title={say('tenant.card')}>
        <Facts
          facts={[
            [say('tenants.kind'), say(`tenantKind.${tenant.kind}`)],
            [say('person.country'), countryName(language, tenant.country)],
            [say('tenant.writtenIn'), languageName(words, tenant.language)],
            tenant.publicAuthority && [say('tenant.authority'), say('kit.yes')],
            tenant.code !== undefined && [
              say('tenant.code'),
              <Code key="code" dir="ltr">
                {codeText(tenant.code)}
              </Code>,
            ],
            [say('tenants.slug'), <bdi key="slug">{tenant.slug}</bdi>],
            [
              say('tenant.number'),
              <Code key="number" dir="ltr">
                {tenant.id}
              </Code>,
            ],
            [say('tenants.openedAt'), momentText(language, tenant.openedAt)],
          ]}
        />
      </Sheet>
      <Sheet title={say('tenants.works')}>
        <Acts>
          {isActive ? (
            <Act
              label={say('tenants.suspend')}
              tone="grave"
              happens={say('tenants.suspendHappens', { name: tenant.name })}
              version={tenant.version}
              first={undefined}
              send={(api, { version }, idempotencyKey) =>
                api.suspendTenant({ params, ifMatch: version, idempotencyKey })
              }
            />
          ) : (
            <Act
              label={say('tenants.resume')}
              tone="main"
              happens={say('tenants.resumeHappens', { name: tenant.name })}
              version={tenant.version}
              first={undefined}
              send={(api, { version }, idempotencyKey) =>
                api.resumeTenant({ params, ifMatch: version, idempotencyKey })
              }
            />
          )}
        </Acts>
      </Sheet>
      <Administration tenant={tenant} />
    </Page>
  )
}

function Administration({ tenant }: { readonly tenant: Tenant }) {
  const { say } = useWords()
  const [told, setTold] = useState<string>()
  const params = { tenantId: tenant.id }
  return (
    <Sheet title={say('tenants.administration')}>
      <Acts>
        <Act
          label={say('tenants.resend')}
          happens={say('tenants.resendHappens')}
          first={undefined}
          explain={({ kind }) => kind === 'stale' && <Text>{say('tenants.cameAlready')}</Text>}
          send={(api, _, idempotencyKey) => api.resendFirstInvitation({ params, idempotencyKey })}
          onDone={() => setTold(say('tenants.resent'))}
        />
        <Act
          label={say('tenants.appoint')}
          happens={say('tenants.appointHappens')}
          first=""
          fields={({ said, setSaid, errors }) => (
            <TextInput
              label={say('tenants.member')}
              description={say('tenants.memberHint')}
              dir="ltr"
              autoComplete="off"
              required
              withAsterisk={false}
              value={said}
              error={errors['memberId']}
              onChange={({ currentTarget }) => setSaid(currentTarget.value)}
            />
          )}
          send={(api, { said }, idempotencyKey) =>
            api.appointAdmin({
              params,
              // It was pasted; whether somebody has this number, the API says at its field.
              body: { memberId: said.replace(/\s/g, '').toUpperCase() } as Appointment,
              idempotencyKey,
            })
          }
          onDone={() => setTold(say('tenants.appointed'))}
        />
      </Acts>
      {told !== undefined && <Notice>{told}</Notice>}
    </Sheet>
  )
}
