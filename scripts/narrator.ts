import { styleText } from 'node:util'
import { ApiProblem } from '@passerelle/client'
import type { LocalCloud } from '@passerelle/local-cloud'
import type { TerminalKey, TerminalValues } from '@passerelle/messages/terminal'
import type { DemoMember } from './environment.ts'
import { type PlainKey, say } from './say.ts'

/** The page of a person of the story, and what opens it. */
export type OwnPage = { readonly name: string; readonly code: string; readonly pin: string }

/** What runs here until somebody ends it, and as whom one signs in. */
export type Serving = {
  readonly cloud: LocalCloud
  /** The address of the page of letters. */
  readonly outbox: string
  readonly members: readonly DemoMember[]
  /** Absent where no story was told. */
  readonly ownPage: OwnPage | undefined
}

type Answered = { readonly status: number; readonly headers: Headers }

/** Tells what happens, a line a step: who did what, what was answered, and how long it took. */
export type Narrator = {
  heading<Key extends TerminalKey>(key: Key, ...facts: TerminalValues<Key>): void
  /** A step that must succeed. */
  step<Key extends TerminalKey, Answer extends Answered>(
    who: string,
    key: Key,
    act: () => Promise<Answer>,
    ...facts: TerminalValues<Key>
  ): Promise<Answer>
  /** A step that must be refused with this status. */
  refused(who: string, key: PlainKey, status: number, act: () => Promise<unknown>): Promise<void>
  /** Something that nobody did, but a clock. */
  event(key: PlainKey, act: () => Promise<unknown>): Promise<void>
  serving(place: Serving): void
  failure(error: unknown): void
}

/** Whether an answer only repeats what an earlier run got. */
export function isReplay({ headers }: Answered): boolean {
  return headers.get('idempotency-replayed') === 'true'
}

export function narrator(out: { write(text: string): unknown }): Narrator {
  let steps = 0
  const tell = (who: string, what: string, answered: string, since: number) => {
    steps += 1
    const number = String(steps).padStart(3)
    const time = styleText('dim', `${Math.round(performance.now() - since)} ms`.padStart(7))
    out.write(`${number}  ${answered} ${time}  ${who.padEnd(20)}  ${what}\n`)
  }
  const fromBefore = () => `  ${styleText('dim', say('story.fromBefore'))}`

  return {
    heading: (key, ...facts) => void out.write(`\n${styleText('bold', say(key, ...facts))}\n`),

    async step(who, key, act, ...facts) {
      const since = performance.now()
      const answer = await act()
      const note = isReplay(answer) ? fromBefore() : ''
      tell(who, `${say(key, ...facts)}${note}`, styleText('green', String(answer.status)), since)
      return answer
    },

    async event(key, act) {
      const since = performance.now()
      await act()
      tell(say('story.clock'), say(key), '   ', since)
    },

    async refused(who, key, status, act) {
      const since = performance.now()
      const outcome = await act().then(
        () => undefined,
        (error: unknown) => error,
      )
      if (!(outcome instanceof ApiProblem) || outcome.problem.status !== status) {
        throw new Error(say('story.notRefused', { who, what: say(key), status }), { cause: outcome })
      }
      tell(who, say(key), styleText('yellow', String(outcome.problem.status)), since)
    },

    serving({ cloud, outbox, members, ownPage }) {
      const people = members.map(
        ({ email, slug, roles }) => `  ${email.padEnd(32)} ${slug}: ${roles.join(', ')}`,
      )
      const facts = {
        console: cloud.console,
        outbox,
        api: cloud.api,
        docs: `${cloud.api}/v1/docs`,
        password: members[0]?.password ?? '',
        people: people.join('\n'),
      }
      out.write(`\n${say('start.serving', facts)}\n`)
      if (ownPage !== undefined) {
        const address = `${cloud.console}/v1/public/pages`
        out.write(`\n${say('start.offers', { address })}\n`)
        const { name, code, pin } = ownPage
        out.write(`\n${say('start.ownPage', { name, address: `${cloud.console}/me/#${code}`, pin })}\n`)
      }
      out.write(`\n${say('start.ends')}\n`)
    },

    failure(error) {
      const text = error instanceof Error ? error.message : String(error)
      out.write(`\n${styleText('red', text)}\n`)
      if (error instanceof Error && error.cause !== undefined) out.write(`${String(error.cause)}\n`)
    },
  }
}
