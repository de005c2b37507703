import type { Answer, CallOptions, Client, ResourceOf } from '@passerelle/client'

export type HandOnProgress = {
  /** How many cases were moved so far, as far as that was told. */
  readonly moved: number
  readonly left: ResourceOf<'handOn'>['left']
}

type HandOn = { readonly memberId: string; readonly to: string }

/**
 * Gives all that somebody works with to a successor, some cases at a time, and tells how far it came after each time. A
 * turn that was lost on the way is asked again under its own key; what it moved then counts as moved already. It ends
 * where nothing is left, or where nothing moves any more.
 */
export async function handOnAll(
  api: Pick<Client, 'handOn'>,
  { memberId, to }: HandOn,
  key: string,
  tell: (progress: HandOnProgress) => void,
): Promise<Answer<HandOnProgress>> {
  // The successor was chosen from a list of colleagues.
  const body = { to } as CallOptions<'handOn'>['body']
  let moved = 0
  for (let turn = 0; ; turn += 1) {
    const idempotencyKey = `${key}-${turn}`
    const answer = await api.handOn({ params: { memberId }, body, idempotencyKey })
    moved += answer.body.moved
    const progress = { moved, left: answer.body.left }
    tell(progress)
    const isRepeated = answer.headers.get('idempotency-replayed') === 'true'
    const isOver = workIn(progress.left) === 0 || (answer.body.moved === 0 && !isRepeated)
    if (isOver) return { ...answer, body: progress }
  }
}

export function workIn({ cases, deputyOf }: HandOnProgress['left']): number {
  return cases + deputyOf
}

/** How much of the whole is done, in per cent. */
export function shareDone({ moved, left }: HandOnProgress): number {
  const whole = moved + workIn(left)
  return whole === 0 ? 100 : Math.round((100 * moved) / whole)
}
