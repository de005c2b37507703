import { openSender, type Sender, type Wire } from '../isolation/support/http.ts'
import { differences } from './differences.ts'

/** A question that was answered, with the answer. */
export type Answered = { readonly wire: Wire; readonly body: unknown }

/** Every question is a line in the journal, so that the journal never answers alike. */
const neverAlike = /\/journal(\/|\?|$)/

/** Remembers every question that is answered with 200 and JSON. */
export function remembering(sender: Sender): Sender & { readonly answered: ReadonlyMap<string, Answered> } {
  const answered = new Map<string, Answered>()
  return {
    answered,
    async send(wire) {
      const answer = await sender.send(wire)
      if (neverAlike.test(wire.path)) return answer
      if (answer.status === 200 && /json/.test(String(answer.headers['content-type'])))
        answered.set(JSON.stringify(wire), { wire, body: JSON.parse(answer.body) })
      return answer
    },
    close: sender.close,
  }
}

/** A question that another release answers otherwise. */
export type Finding = { readonly question: string; readonly what: string }

/**
 * Asks anew what was answered before.
 *
 * @param isKnown whether the release that is asked has the route of a path
 */
export async function askAgain(
  api: string,
  before: Iterable<Answered>,
  isKnown: (path: string) => boolean,
): Promise<{ readonly asked: number; readonly findings: readonly Finding[] }> {
  const sender = openSender(api)
  const findings: Finding[] = []
  let asked = 0
  try {
    for (const { wire, body } of before) {
      if (!isKnown(wire.path)) continue
      asked += 1
      const answer = await sender.send(wire)
      const question = wire.path.replace(/[0-9A-HJKMNP-TV-Z]{26}/g, '{id}')
      if (answer.status !== 200) findings.push({ question, what: `answered ${answer.status}` })
      else
        for (const { path, what } of differences(body, JSON.parse(answer.body)))
          findings.push({ question, what: `${path.replace(/\[\d+\]/g, '[]')} is ${what}` })
    }
    return { asked, findings }
  } finally {
    sender.close()
  }
}
