import {
  type DeadlinePolicy,
  deadlinePolicies,
  policyKeys,
  type Span,
} from '../exchange/deadlines/policies.ts'
import type { Command } from '../exchange/referral/commands.ts'
import { isTerminal, referralStates } from '../exchange/referral/states.ts'
import { arrowsOf, nowhere, reachedStates, startedBy } from '../exchange/transitions/reachable.ts'
import type { Entitled, Transition } from '../exchange/transitions/transition.ts'
import { transitions } from '../exchange/transitions/transitions.ts'
import type { ReferralKind } from '../sharing/kinds.ts'

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

const departing = ', from the planned departure on'

function beforeTheEnd(limit: Span): string {
  const days = 'days' in limit ? -limit.days : 0
  return days === 0 ? 'until the consent ends' : `until ${counted(days, 'day')} before the consent ends`
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
