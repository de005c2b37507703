import { Code, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { FollowUpDaysSheet } from '../../follow-up/days-sheet.tsx'
import { Editable } from '../../kit/editable.tsx'
import { Facts } from '../../kit/facts.tsx'
import { Page } from '../../kit/page.tsx'
import print from '../../kit/print.module.css'
import { languageName } from '../../language/names.ts'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { CalendarSheet } from './calendar-sheet.tsx'
import { codeText } from './card.ts'
import { CardSheet } from './card-sheet.tsx'
import { EditTenant } from './edit-tenant.tsx'
import { PlacesSheet } from './places-sheet.tsx'

/** One's own organisation: how it presents itself, where it is, and when it works. */
export function OrganisationScreen() {
  const words = useWords()
  const { say } = words
  const { tenant, has, memberId } = useWho()
  if (tenant === undefined) return null
  return (
    <Page
      title={say('nav.organisation')}
      lead={say('tenant.lead')}
      actions={
        <Group className={print['screenOnly'] ?? ''}>
          <Link to="/notices">{say('notices.title')}</Link>
          {has('admin', 'coordinator', 'coach', 'auditor') && (
            <Link to="/safety-limits">{say('limits.title')}</Link>
          )}
        </Group>
      }
    >
      {tenant.code !== undefined && <CardSheet tenant={tenant} code={codeText(tenant.code)} />}
      <div className={print['screenOnly']}>
        <Editable
          title={say('tenant.itself')}
          action={say('tenant.edit')}
          mayEdit={has('admin')}
          form={(close) => <EditTenant tenant={tenant} onDone={close} />}
        >
          <Facts
            facts={[
              [say('tenant.writtenIn'), languageName(words, tenant.language)],
              tenant.publicAuthority && [say('tenant.authority'), say('kit.yes')],
              [say('tenants.slug'), <bdi key="slug">{tenant.slug}</bdi>],
              [
                say('tenant.number'),
                <Code key="number" dir="ltr">
                  {tenant.id}
                </Code>,
              ],
              [
                say('tenant.ownNumber'),
                <Code key="own" dir="ltr">
                  {memberId}
                </Code>,
              ],
            ]}
          />
        </Editable>
      </div>
      <PlacesSheet />
      <div className={print['screenOnly']}>
        <CalendarSheet tenant={tenant} />
        {has('admin', 'coordinator', 'coach') && <FollowUpDaysSheet />}
      </div>
    </Page>
  )
}
