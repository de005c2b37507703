import { Button, Code, CopyButton, Group, Text } from '@mantine/core'
import { Act, Acts } from '../../kit/act.tsx'
import { Facts } from '../../kit/facts.tsx'
import { Sheet } from '../../kit/page.tsx'
import print from '../../kit/print.module.css'
import { countryName } from '../../language/names.ts'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import type { OwnTenant } from './own-tenant.ts'

/** What one sends to an organisation that wants to agree on a corridor: whom the code stands for, and the code. */
export function CardSheet({ tenant, code }: { readonly tenant: OwnTenant; readonly code: string }) {
  const { say, language } = useWords()
  const { has } = useWho()
  const { findable, version } = tenant
  return (
    <Sheet
      title={say('tenant.card')}
      aside={
        <Group className={print['screenOnly'] ?? ''}>
          <CopyButton value={code}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy} aria-live="polite">
                {say(copied ? 'tenant.copied' : 'tenant.copy')}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={() => window.print()}>
            {say('tenant.print')}
          </Button>
        </Group>
      }
    >
      <Facts
        facts={[
          [say('tenants.name'), <bdi key="name">{tenant.name}</bdi>],
          [say('person.country'), countryName(language, tenant.country)],
          [say('tenants.kind'), say(`tenantKind.${tenant.kind}`)],
          [
            say('tenant.code'),
            <Code key="code" dir="ltr" fz="xl">
              {code}
            </Code>,
          ],
        ]}
      />
      <div className={print['screenOnly']}>
        <Text c="dimmed">{say(findable ? 'tenant.codeTells' : 'tenant.codeTellsNothing')}</Text>
        {has('admin') && (
          <Acts>
            <Act
              key={String(findable)}
              label={say(findable ? 'tenant.hide' : 'tenant.show')}
              happens={say(findable ? 'tenant.hideHappens' : 'tenant.showHappens')}
              version={version}
              first={undefined}
              send={(api, seen) =>
                api.editOwnTenant({ ifMatch: seen.version, body: { findable: !findable } })
              }
            />
          </Acts>
        )}
      </div>
    </Sheet>
  )
}
