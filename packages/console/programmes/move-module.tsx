import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useCommand } from '../api/use-command.ts'
import { TroubleNotice } from '../kit/notice.tsx'
import { useWords } from '../language/words.tsx'
import { orderAfter } from './module-order.ts'
import type { Module, Programme } from './queries.ts'

type Towards = 'up' | 'down'

/** Moves a module one place up or down. The button keeps the focus, so that it can be pressed again. */
export function MoveModule({
  programme,
  modules,
  place,
  name,
}: {
  readonly programme: Programme
  /** All modules, in their order. */
  readonly modules: readonly Module[]
  readonly place: number
  readonly name: string
}) {
  const { say } = useWords()
  const buttons = { up: useRef<HTMLButtonElement>(null), down: useRef<HTMLButtonElement>(null) }
  const pressed = useRef<Towards>(undefined)
  const move = useCommand(
    (api, towards: Towards, idempotencyKey) =>
      api.editProgramme({
        params: { programmeId: programme.id },
        ifMatch: programme.version,
        body: { moduleOrder: orderAfter(modules, place, towards) },
        idempotencyKey,
      }),
    undefined,
    'reread_first',
  )
  const { up, down } = buttons
  // A row that was moved in the page loses the focus.
  useEffect(() => {
    if (pressed.current === undefined) return
    const wanted = pressed.current === 'up' ? [up, down] : [down, up]
    wanted.find(({ current }) => current?.disabled === false)?.current?.focus()
    pressed.current = undefined
  }, [place])
  const press = (towards: Towards) => {
    pressed.current = towards
    move.send(towards)
  }
  return (
    <>
      {(['up', 'down'] as const).map((towards) => (
        <Button
          key={towards}
          ref={buttons[towards]}
          variant="default"
          aria-label={say(`module.${towards}`, { name })}
          disabled={towards === 'up' ? place === 0 : place === modules.length - 1}
          onClick={() => press(towards)}
        >
          {towards === 'up' ? '↑' : '↓'}
        </Button>
      ))}
      <TroubleNotice trouble={move.trouble} />
    </>
  )
}
