import type { Command } from './commands.ts'
import { type DeadlinePolicy, deadlinePolicies, type PolicyKey, policyKeys, type Span } from './policies.ts'
import type { ReferralKind } from './states.ts'
import { isTerminal, referralStates } from './states.ts'
import type { Entitled, Transition } from './transition.ts'
import { transitions } from './transitions.ts'

/** Leads from nearly every state to one: drawn, it would hide the rest. */
export const notDrawn: readonly Command[] = ['void-error']

/**
 * The transitions that change the state of a referral of one kind, as a Mermaid `stateDiagram-v2`. One that leaves it
 * as it is has its row in {@link commandTable}.
 */
export function stateDiagram(kind: ReferralKind): string {
  const reached = reachedStates(kind)
  const labels = new Map<string, Set<Command>>()
  for (const row of transitions.filter(({ command }) => !notDrawn.includes(command))) {
    for (const [from, to] of arrowsOf(row, kind)) {
      if (!reached.has(from)) continue
      const arrow = `${from} --> ${to}`
      labels.set(arrow, (labels.get(arrow) ?? new Set()).add(row.command))
    }
  }
  return [
    'stateDiagram-v2',
    ...[...labels].map(([arrow, commands]) => `  ${arrow}: ${[...commands].join(', ')}`),
    ...referralStates
      .filter((state) => reached.has(state) && isTerminal(state))
      .map((end) => `  ${end} --> ${nowhere}`),
  ].join('\n')
}

/** The rows that a referral of one kind can come to, in their order, each from those of its states that are reached. */
export function transitionsOf(kind: ReferralKind): readonly Transition[] {
  const reached = reachedStates(kind)
  return transitions
    .filter(
      (row) => isOfKind(row, kind) && (row.from.length === 0 || row.from.some((from) => reached.has(from))),
    )
    .map((row) => ({ ...row, from: row.from.filter((from) => reached.has(from)) }))
}

/** Every row of the table of transitions, in its order. */
export function commandTable(): string {
  return table(
    ['Command', 'From', 'To', 'Who', 'Only if', 'Tiers', 'Responsible', 'Limits', 'What it is for'],
    transitions.map((row) => [
      named(row),
      row.from.map(code).join(' ') || '–',
      row.to === 'unchanged' ? '(as it was)' : row.to === 'deleted' ? '(deleted)' : code(row.to),
      row.by.map(who).join(', '),
      (row.guards ?? []).map(code).join(' ') || '–',
      tiersOf(row) || '–',
      row.owner ?? '–',
      limitsOf(row) || '–',
      row.purpose,
    ]),
  )
}

/** Every limit: whose turn it is, how long it may take, what starts it, and what happens when it is over. */
export function limitTable(): string {
  return table(
    ['Limit', 'Whose turn', 'How long', 'On the fast track', 'Started by', 'When it is over'],
    policyKeys.map((key) => {
      const { side, limit, fastLimit, runsFrom, onDue }: DeadlinePolicy = deadlinePolicies[key]
      return [
        code(key),
        side,
        runsFrom === 'consent_expiry' ? beforeTheEnd(limit) : `${span(limit)}${runsFrom ? departing : ''}`,
        fastLimit ? span(fastLimit) : 'the same',
        startedBy(key).map(code).join(' '),
        code(onDue),
      ]
    }),
  )
}

const nowhere = '[*]'
const departing = ', from the planned departure on'

function beforeTheEnd(limit: Span): string {
  const days = 'days' in limit ? -limit.days : 0
  return days === 0 ? 'until the consent ends' : `until ${counted(days, 'day')} before the consent ends`
}

/** The states that a referral of one kind can come to, and the nowhere that it comes from. */
export function reachedStates(kind: ReferralKind): ReadonlySet<string> {
  const reached = new Set([nowhere])
  // A set is walked to its end, also to what is added meanwhile.
  for (const state of reached) {
    for (const row of transitions) {
      for (const [from, to] of arrowsOf(row, kind)) if (from === state) reached.add(to)
    }
  }
  return reached
}

function arrowsOf(row: Transition, kind: ReferralKind): readonly (readonly [string, string])[] {
  const { from, to } = row
  if (to === 'unchanged' || !isOfKind(row, kind)) return []
  if (from.length === 0) return [[nowhere, to]]
  return from.filter((state) => state !== to).map((state) => [state, to === 'deleted' ? nowhere : to])
}

function isOfKind({ kinds }: Transition, kind: ReferralKind): boolean {
  return kinds?.includes(kind) ?? true
}

function named({ command, when, kinds }: Transition): string {
  return [code(command), when && `(${when})`, kinds && `[${kinds.join()}]`].filter(Boolean).join(' ')
}

function who({ side, roles }: Entitled): string {
  return roles === undefined ? side : `${side} (${roles.join(', ')})`
}

function tiersOf(row: Transition): string {
  const { opens, opensIfConsented, opensIfMayCall, opensVitally, closes, shreds, packs } = row
  return [
    packs && 'packs anew',
    opens && `opens ${opens.join(' ')}`,
    opensIfConsented && `opens ${opensIfConsented.join(' ')} if consented to`,
    opensIfMayCall && `opens ${opensIfMayCall.join(' ')} if the person may be called`,
    opensVitally && 'opens those named, without a consent',
    closes && `closes ${typeof closes === 'string' ? closes.replaceAll('_', ' ') : closes.join(' ')}`,
    shreds && 'destroys the keys',
  ]
    .filter(Boolean)
    .join('; ')
}

function limitsOf({ stops, pauses, resumes, starts, hastens }: Transition): string {
  const each = { stops, pauses, resumes, starts }
  const named = Object.entries(each).flatMap(([verb, policies]) => {
    if (policies === undefined) return []
    return [`${verb} ${policies === 'all' ? 'all' : policies.map(code).join(' ')}`]
  })
  return [...named, ...(hastens ? ['hastens all'] : [])].join('; ')
}

/** The commands that start a limit. */
export function startedBy(policy: PolicyKey): readonly Command[] {
  const starting = transitions.filter(({ starts = [] }) => starts.includes(policy))
  return [...new Set(starting.map(({ command }) => command))]
}

function span(of: Span): string {
  if ('hours' in of) return counted(of.hours, 'hour')
  return 'days' in of ? counted(of.days, 'day') : counted(of.workingDays, 'working day')
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

function code(name: string): string {
  return `\`${name}\``
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
