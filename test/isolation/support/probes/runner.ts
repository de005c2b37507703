import { maxAtOnce } from '@passerelle/domain/casework'
import type { Sender, Wire, WireAnswer } from '../http.ts'
import { ordered } from '../ordered.ts'
import { marksIn } from '../world/marks.ts'
import type { Probe } from './probe.ts'

/** The result of a number of probes. */
export type Report = {
  readonly sent: number
  /** Answers that hold a word or an id of a victim that the asker neither sent nor may know. */
  readonly leaks: readonly string[]
  /** Answers with another status than they must have, or that tell a foreign thing from one that does not exist. */
  readonly differences: readonly string[]
  readonly statuses: Readonly<Record<string, number>>
}

/** How often a probe is sent again because its twin’s answer changed meanwhile: something that both ask for did. */
const maxRepeats = 3
/** Enough to see what is wrong. */
const keptFindings = 20

export type Running = {
  /** Called right before each request, a twin's too, with how many probes were sent. */
  readonly before?: (sent: number) => void
  /**
   * How many probes are on their way at once: no more than PINs are looked at side by side, or a person's link is locked
   * where the authorizer is slow. What one leaves behind for the next shows only one at a time.
   */
  readonly inFlight?: number
}

/**
 * Sends probes and looks at every answer.
 *
 * @param secrets ids of the victims; their words are known by their form
 */
export async function run(
  sender: Sender,
  secrets: ReadonlySet<string>,
  probes: Iterable<Probe>,
  { before = () => {}, inFlight = maxAtOnce }: Running = {},
): Promise<Report> {
  const leaks: string[] = []
  const differences: string[] = []
  const statuses: Record<string, number> = {}
  const twins = new Map<string, Promise<WireAnswer>>()
  const waiting = probes[Symbol.iterator]()
  const moving: Compared[] = []
  let sent = 0

  const ask = (twin: Wire): Promise<WireAnswer> => {
    before(sent)
    // A repeatable request is repeated: its first answer tells more than the next ones.
    const asked = twin.headers.includes('Idempotency-Key')
      ? sender.send(twin).then(() => sender.send(twin))
      : sender.send(twin)
    twins.set(JSON.stringify(twin), asked)
    return asked
  }

  const answerTo = (twin: Wire): Promise<WireAnswer> => twins.get(JSON.stringify(twin)) ?? ask(twin)

  async function send(probe: Probe): Promise<WireAnswer> {
    before(sent)
    sent += 1
    const answer = await sender.send(probe.wire)
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
    const leaked = leakedIn(answer, probe, secrets)
    if (leaked.length > 0) note(leaks, probe, `shows ${leaked.join(', ')}`)
    if (probe.without !== undefined && answer.headers[probe.without] !== undefined)
      note(differences, probe, `answers with ${probe.without}`)
    return answer
  }

  /** How a probe is answered and how its twin is, at a time when the twin’s answer does not change. */
  async function sendBeside(probe: Probe, twin: Wire): Promise<readonly [WireAnswer, WireAnswer]> {
    let expected = await answerTo(twin)
    let answer = await send(probe)
    for (let repeated = 0; repeated < maxRepeats && shapeOf(answer) !== shapeOf(expected); repeated += 1) {
      const since = await ask(twin)
      if (shapeOf(since) === shapeOf(expected)) break
      expected = since
      answer = await send(probe)
    }
    return [answer, expected]
  }

  async function work(): Promise<void> {
    for (let next = waiting.next(); next.done !== true; next = waiting.next()) {
      const { value: probe } = next
      const [answer, expected] = probe.twin ? await sendBeside(probe, probe.twin) : [await send(probe)]
      if (probe.status !== undefined && answer.status !== probe.status)
        note(differences, probe, `answers ${answer.status} instead of ${probe.status}: ${answer.body}`)
      else if (probe.twin && expected !== undefined && shapeOf(expected) !== shapeOf(answer))
        moving.push({ probe, twin: probe.twin })
    }
  }
  await Promise.all(Array.from({ length: inFlight }, work))
  // A list such as the journal moves with whatever else is asked, so what differed is asked once more while all is quiet.
  for (const { probe, twin } of moving) {
    if (differences.length === keptFindings) break
    const [answer, expected] = await sendBeside(probe, twin)
    if (shapeOf(expected) !== shapeOf(answer))
      note(differences, probe, `answers ${difference(shapeOf(answer), shapeOf(expected))}`)
  }
  return { sent, leaks, differences, statuses }
}

/** A probe and the request that it is held against. */
type Compared = { readonly probe: Probe; readonly twin: Wire }

/** The parts of an answer that are of the victims and did not come from the asker. */
function leakedIn(
  { headers, body }: WireAnswer,
  { wire, actor }: Pick<Probe, 'wire' | 'actor'>,
  secrets: ReadonlySet<string>,
): readonly string[] {
  const text = opened(JSON.stringify(headers) + body)
  const found = [...marksIn(text), ...(text.match(idForm) ?? []).filter((id) => secrets.has(id))]
  if (found.length === 0) return []
  const sentText = opened(wire.path + wire.headers.join() + (wire.body ?? ''))
  return [...new Set(found)].filter((secret) => !sentText.includes(secret) && !actor.knows.has(secret))
}

/** The shape of an answer: all but the numbers of the request, and ids and instants, which differ with every one. */
function shapeOf({ status, headers, body }: WireAnswer): string {
  const kept = Object.entries(headers).filter(([name]) => !telling.has(name))
  const text = `${status} ${JSON.stringify(ordered(Object.fromEntries(kept)))} ${textOf(body)}`
  return opened(text)
    .replace(toldOnce, '')
    .replace(requestId, '')
    .replace(idForm, '<id>')
    .replace(instant, '<instant>')
}

/** JSON in one order; a short refusal, which is most answers, comes in one anyway, and a page is none. */
function textOf(body: string): string {
  const isJson = /^[{[]/.test(body) && !body.startsWith('{"type":"about:blank"')
  return isJson ? JSON.stringify(ordered(JSON.parse(body))) : body
}

/** A text whose cursors say which place they mean, without their signature. */
function opened(text: string): string {
  return text.replace(cursorForm, (cursor, place: string) => {
    const meant = Buffer.from(place, 'base64url').toString()
    return meant.startsWith('{"') ? meant : cursor
  })
}

const cursorForm = /\b(eyJ[\w-]+)\.[\w-]{43}(?![\w-])/g
const idForm = /\b[0-9A-HJKMNP-TV-Z]{26}\b/g
// The words of a link, the PIN of a paper and the address of a feed: who asks again does not hear them.
const toldOnce =
  /"(?:code":"[0-9A-HJKMNP-TV-Z]{52}|pin":"\d{6}|address":"[^"]*\/session-feeds\/[0-9A-HJKMNP-TV-Z]{78})",?/g
const requestId = /"requestId":"[^"]*"/g
const instant = /\d{4}-\d\d-\d\dT[\d:.]+Z/g
// The first answer to a request that may be repeated does not say that it was, and with each there is one fewer left.
const telling = new Set([
  'date',
  'content-length',
  'x-amzn-requestid',
  'x-amz-apigw-id',
  // The console's address names each request in it.
  'via',
  'idempotency-replayed',
  'ratelimit',
])

/** Two texts from a little before where they part. */
function difference(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const start = Math.max(0, at - 60)
  return `…${one.slice(start, at + 120)}… instead of …${other.slice(start, at + 120)}…`
}

function note(findings: string[], { what, actor, wire }: Probe, finding: string): void {
  if (findings.length < keptFindings)
    findings.push(`${actor.name}, ${what}: ${wire.method} ${wire.path} ${finding}`.slice(0, 600))
}
