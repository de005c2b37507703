import { Badge, Button, Text } from '@mantine/core'
import type { ResourceOf } from '@passerelle/client'
import { useCommand } from '../api/use-command.ts'
import { useRead } from '../api/use-read.ts'
import { Empty } from '../kit/empty.tsx'
import { Facts } from '../kit/facts.tsx'
import { TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import { capital } from '../language/capital.ts'
import { listText } from '../language/list.ts'
import { countryName } from '../language/names.ts'
import { dayText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'

type Corridor = ResourceOf<'listCorridors'>['items'][number]

/** The agreements under which people are referred and handed over, and what waits for a signature. */
export function CorridorsScreen() {
  const { say } = useWords()
  const corridors = useRead('listCorridors', [])
  return (
    <Page title={say('nav.corridors')} lead={say('corridors.lead')}>
      <Reading of={corridors}>
        {({ body: { items } }) =>
          items.length === 0 ? (
            <Sheet>
              <Empty title={say('corridors.none')} text={say('corridors.noneText')} />
            </Sheet>
          ) : (
            items.map((corridor) => <CorridorSheet key={corridor.id} corridor={corridor} />)
          )
        }
      </Reading>
    </Page>
  )
}

function CorridorSheet({ corridor }: { readonly corridor: Corridor }) {
  const { say, language } = useWords()
  const { tenant, has } = useWho()
  const own = corridor.from === tenant?.id ? 'from' : 'to'
  const other = corridor.parties[own === 'from' ? 'to' : 'from']
  const sign = useCommand((api, _: 'sign', idempotencyKey) =>
    api.signCorridor({ params: { corridorId: corridor.id }, ifMatch: corridor.version, idempotencyKey }),
  )
  const waits = corridor.state === 'proposed' && corridor.signatures[own] === undefined
  return (
    <Sheet
      title={say(own === 'from' ? 'corridors.outgoing' : 'corridors.incoming', {
        name: other?.name ?? say('corridors.unnamed'),
      })}
      aside={
        <Badge variant="light" color={corridor.state === 'active' ? 'river' : 'amber'} size="lg" tt="none">
          {say(`state.${corridor.state}`)}
        </Badge>
      }
    >
      <Facts
        facts={[
          other !== undefined && [say('person.country'), countryName(language, other.country)],
          [
            say('corridors.kinds'),
            listText(
              language,
              corridor.kinds.map((kind) => say(`kind.${kind}`)),
            ),
          ],
          [say('corridors.highest'), say(`tier.${corridor.highestTier}`)],
          [
            say('corridors.validity'),
            `${dayText(language, corridor.validity.from)} – ${dayText(language, corridor.validity.to)}`,
          ],
          [say('corridors.basis'), say(`basis.${corridor.transferBasis}`)],
        ]}
      />
      {waits && has('admin') && (
        <>
          <Text>{say('corridors.signHappens')}</Text>
          <TroubleNotice trouble={sign.trouble} />
          <div>
            <Button loading={sign.isPending} onClick={() => sign.send('sign')}>
              {capital(language, say('command.sign'))}
            </Button>
          </div>
        </>
      )}
    </Sheet>
  )
}
