import { describe, expect, test } from 'vitest'
import { referralKinds } from '../../sharing/kinds.ts'
import { commandTable, limitTable, notDrawn, stateDiagram } from '../../testing/chart.ts'
import { policyKeys } from '../deadlines/policies.ts'
import { referralStates } from '../referral/states.ts'
import { reachedStates } from './reachable.ts'
import { transitions } from './transitions.ts'

const page = `# The transition path of a referral

Written from [transitions.ts](transitions.ts) and [policies.ts](../deadlines/policies.ts), which are the specification; a test fails
where this page says something else. After a change of theirs:
\`npx -y pnpm@12 exec vitest run packages/domain/exchange/transitions/chart.test.ts --update\`.

Drawn is what changes the state. ${notDrawn.map((command) => `\`${command}\``).join(', ')} leads from nearly every state to \`voided\` and is left out.

## Referral: another organisation adds a service, and the sender stays responsible

\`\`\`mermaid
${stateDiagram('referral')}
\`\`\`

## Handover: responsibility moves at the first contact

\`\`\`mermaid
${stateDiagram('handover')}
\`\`\`

## Commands

A row applies to both kinds unless one is named in brackets; what the body of a command says stands in parentheses.

${commandTable()}

## Limits

Working days are those of the side whose turn it is.

${limitTable()}
`

test('the page for people says what the table says', async () => {
  await expect(page).toMatchFileSnapshot('./transitions.md')
})

describe.each(referralKinds)('the diagram of a %s', (kind) => {
  const drawn = stateDiagram(kind)
    .split('\n')
    .flatMap((line) => [...line.matchAll(/^ {2}(\S+) --> (\S+): (.+)$/g)])
    .flatMap(([, from = '', to = '', commands = '']) =>
      commands.split(', ').map((each) => `${from} ${each} ${to}`),
    )

  test('draws every change of state of the table, and no other', () => {
    const written = transitions
      .filter(
        ({ kinds, to, command }) =>
          (kinds?.includes(kind) ?? true) && to !== 'unchanged' && !notDrawn.includes(command),
      )
      .flatMap(({ from, command, to }) =>
        (from.length > 0 ? from : ['[*]'])
          .filter((state) => state !== to && reachedStates(kind).has(state))
          .map((state) => `${state} ${command} ${to === 'deleted' ? '[*]' : to}`),
      )
    expect(drawn.toSorted()).toEqual([...new Set(written)].toSorted())
    expect(new Set(drawn).size).toBe(drawn.length)
  })

  test('names states of the house alone', () => {
    const states = drawn.flatMap((arrow) => [arrow.split(' ')[0], arrow.split(' ')[2]])
    expect(
      states.filter((state) => state !== '[*]' && !referralStates.some((known) => known === state)),
    ).toEqual([])
  })
})

test('a referral of one kind or the other comes to every state, and no departure is part of an added service', () => {
  const all = new Set(referralKinds.flatMap((kind) => [...reachedStates(kind)]))
  expect([...all].toSorted()).toEqual(['[*]', ...referralStates].toSorted())
  expect(referralStates.filter((state) => !reachedStates('referral').has(state))).toEqual([
    'departed',
    'no_contact',
  ])
})

test('every limit has a line, and something starts it', () => {
  for (const key of policyKeys) {
    const [line] = limitTable()
      .split('\n')
      .filter((each) => each.startsWith(`| \`${key}\` |`))
    expect([key, line?.split(' | ')[4]]).toEqual([key, expect.stringMatching(/^`/)])
  }
})
