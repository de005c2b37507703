import { Badge, Button, Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import act from '../kit/act.module.css'
import { Act, Acts } from '../kit/act.tsx'
import { Empty } from '../kit/empty.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { useOpening } from '../kit/use-opening.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { ModuleForm } from './module-form.tsx'
import { MoveModule } from './move-module.tsx'
import { type Module, type Programme, useModules } from './queries.ts'

/** What is taught in a programme, in its order. */
export function ModulesSheet({ programme }: { readonly programme: Programme }) {
  const { say } = useWords()
  const { has } = useWho()
  const { isOpen, setOpen, opened, opener } = useOpening<HTMLDivElement>()
  const modules = useModules(programme.id)
  return (
    <Sheet title={say('programmes.modules')}>
      <Reading of={modules}>
        {({ body: { items } }) =>
          items.length === 0 ? (
            <Empty title={say('plan.noModules')} text={say('module.noneText')} />
          ) : (
            <ol className={rows['rows']}>
              {items.map((module, place) => (
                <ModuleRow
                  key={module.id}
                  programme={programme}
                  modules={items}
                  place={place}
                  module={module}
                />
              ))}
            </ol>
          )
        }
      </Reading>
      {has('admin', 'coordinator') &&
        programme.state !== 'ended' &&
        (isOpen ? (
          <div ref={opened} tabIndex={-1} className={act['opened']}>
            <ModuleForm programme={programme} module={undefined} onDone={() => setOpen(false)} />
          </div>
        ) : (
          <div>
            <Button ref={opener} variant="default" onClick={() => setOpen(true)}>
              {say('module.add')}
            </Button>
          </div>
        ))}
    </Sheet>
  )
}

function ModuleRow({
  programme,
  modules,
  place,
  module,
}: {
  readonly programme: Programme
  readonly modules: readonly Module[]
  readonly place: number
  readonly module: Module
}) {
  const { say, language } = useWords()
  const { has } = useWho()
  const { isOpen, setOpen, opened, opener } = useOpening<HTMLDivElement>()
  const { title, trade, teachingUnits, capacity, deliveryMode, siteId, state } = module
  const site = programme.sites.find(({ id }) => id === siteId)
  const isOffered = state === 'offered'
  const name = pick(title, language)
  if (isOpen) {
    return (
      <li className={rows['row']}>
        <div ref={opened} tabIndex={-1} className={`${rows['who']} ${act['opened']}`}>
          <ModuleForm programme={programme} module={module} onDone={() => setOpen(false)} />
        </div>
      </li>
    )
  }
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Text fw={600}>
          {name}{' '}
          {!isOffered && (
            <Badge variant="light" color="gray" tt="none">
              {say('state.withdrawn')}
            </Badge>
          )}
        </Text>
        <Text size="sm" c="dimmed">
          {sideBySide(language, [
            say(`trade.${trade.code}`),
            say('programmes.units', { units: teachingUnits }),
            say('module.places', { count: capacity }),
            say(`delivery.${deliveryMode}`),
            site?.name,
          ])}
        </Text>
      </div>
      {has('admin', 'coordinator') && (
        <Acts>
          <MoveModule programme={programme} modules={modules} place={place} name={name} />
          <Button
            ref={opener}
            variant="default"
            aria-label={say('module.editNamed', { name })}
            onClick={() => setOpen(true)}
          >
            {say('case.change')}
          </Button>
          <Act
            label={say(isOffered ? 'module.withdraw' : 'module.offer')}
            happens={say(isOffered ? 'module.withdrawHappens' : 'module.offerHappens', { name })}
            version={module.version}
            first={undefined}
            send={(api, { version }, idempotencyKey) =>
              api.editModule({
                params: { programmeId: programme.id, moduleId: module.id },
                ifMatch: version,
                body: { state: isOffered ? 'withdrawn' : 'offered' },
                idempotencyKey,
              })
            }
          />
        </Acts>
      )}
    </li>
  )
}
