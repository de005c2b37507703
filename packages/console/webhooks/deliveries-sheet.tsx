import { Badge, Text } from '@mantine/core'
import { usePages } from '../api/use-pages.ts'
import { Act, Acts } from '../kit/act.tsx'
import { Empty } from '../kit/empty.tsx'
import { MorePages } from '../kit/more-pages.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { sideBySide } from '../language/side-by-side.ts'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { type Delivery, typeText } from './webhook.ts'

/** While somebody looks, deliveries are read again this often. */
const lookAgainMs = 15_000

const colours = { delivered: 'river', pending: 'amber', dead: 'brick' } as const

/** What an address was told in the last thirty days, the latest first. */
export function DeliveriesSheet({ webhookId }: { readonly webhookId: string }) {
  const { say } = useWords()
  const deliveries = usePages('listDeliveries', { limit: 50 }, lookAgainMs, { webhookId })
  return (
    <Sheet title={say('deliveries.title')}>
      <Reading of={deliveries}>
        {({ pages }) =>
          pages[0]?.items.length === 0 ? (
            <Empty title={say('deliveries.none')} text={say('deliveries.noneText')} />
          ) : (
            <>
              <ul className={rows['rows']}>
                {pages
                  .flatMap(({ items }) => items)
                  .map((delivery) => (
                    <DeliveryRow key={delivery.id} delivery={delivery} />
                  ))}
              </ul>
              <MorePages pages={deliveries} />
            </>
          )
        }
      </Reading>
    </Sheet>
  )
}

function DeliveryRow({ delivery }: { readonly delivery: Delivery }) {
  const words = useWords()
  const { say, language } = words
  const { type, state, occurredAt, attempts, dueAt, lastStatus, lastFault } = delivery
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Text fw={600}>{typeText(words, type)}</Text>
        <Text size="sm" c="dimmed">
          {sideBySide(language, [
            momentText(language, occurredAt),
            say('deliveries.attempts', { attempts }),
            dueAt && say('deliveries.next', { at: momentText(language, dueAt) }),
          ])}
        </Text>
        {lastFault !== undefined && (
          <Text size="sm">
            {lastFault === 'status'
              ? say('deliveries.status', { status: String(lastStatus ?? '') })
              : say(`fault.${lastFault}`)}
          </Text>
        )}
      </div>
      <Badge variant="light" color={colours[state]} size="lg" tt="none">
        {say(`delivery.${state}`)}
      </Badge>
      {state !== 'pending' && (
        <Acts>
          <Act
            label={say('deliveries.replay')}
            happens={say('deliveries.replayHappens')}
            version={delivery.version}
            first={undefined}
            send={(api, { version }, idempotencyKey) =>
              api.replayDelivery({
                params: { webhookId: delivery.webhookId, deliveryId: delivery.id },
                ifMatch: version,
                idempotencyKey,
              })
            }
          />
        </Acts>
      )}
    </li>
  )
}
