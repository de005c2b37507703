import {
  declineReasons,
  policyKeys,
  referralStates,
  transitions,
  transitionsOf,
  withdrawReasons,
} from '@passerelle/domain/exchange'
import { outcomes } from '@passerelle/domain/follow-up'
import { referralKinds } from '@passerelle/domain/sharing'
import { languages } from '@passerelle/messages'
import { referrals } from '@passerelle/messages/referrals'
import { terms } from '@passerelle/messages/terms'
import { describe, expect, it } from 'vitest'
import { transitions as transitionsPage } from './transitions.ts'
import { wordsIn } from './words.ts'

/** The rows of a table's body, as the text of their cells. */
function rowsOf(table: string): readonly (readonly string[])[] {
  const [, body = ''] = table.split('<tbody>')
  return [...body.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '')),
  )
}

// No departure is part of an added service, so it comes to neither.
const notReached: Readonly<Record<string, readonly string[]>> = {
  referral: ['departed', 'no_contact'],
  handover: [],
}

describe.each(languages)('the transitions of a referral in %s', (language) => {
  const page = transitionsPage(wordsIn(language)).toString()
  const article = (id: string) => page.split(`<article id="${id}"`)[1]?.split('</article>')[0] ?? ''
  const words: Readonly<Record<string, string>> = { ...terms.texts[language], ...referrals.texts[language] }
  const word = (key: string) => words[key]?.replaceAll("'", '&#39;')

  it.each(referralKinds)('has every transition of the table, and no other: %s', (kind) => {
    const known = (state: string) => !notReached[kind]?.includes(state)
    const expected = transitions
      .filter(({ kinds, from }) => (kinds?.includes(kind) ?? true) && (from.length === 0 || from.some(known)))
      .map(({ command, when, from, to }) => [
        `${command}${when ? ` (${when})` : ''} ${word(`command.${command}`)}`,
        from.filter(known).join(', ') || expect.stringMatching(/^\(.+\)$/),
        to === 'unchanged' || to === 'deleted' ? expect.stringMatching(/^\(.+\)$/) : to,
      ])
    const found = rowsOf(article(`transitions-${kind}`))
    expect(found.map((cells) => cells.slice(0, 3))).toEqual(expected)
    for (const [, , , who] of found) expect(who).toMatch(/\p{L}/u)
  })

  it.each(referralKinds)('names exactly the limits that a transition begins, ends, pauses: %s', (kind) => {
    const found = rowsOf(article(`transitions-${kind}`)).map(([, , , , limits = '']) =>
      limits.split(/[^a-z0-9_]+/).filter((name) => policyKeys.some((key) => key === name)),
    )
    const expected = transitionsOf(kind).map(({ stops = [], pauses = [], resumes = [], starts = [] }) =>
      [stops === 'all' ? [] : stops, pauses, resumes, starts].flat(),
    )
    expect(found).toEqual(expected)
    expect(new Set(expected.flat()).size).toBeGreaterThan(10)
  })

  it('has every limit with its words, its span and what comes after', () => {
    const found = rowsOf(article('limits'))
    expect(found.map(([name]) => name)).toEqual(policyKeys.map((key) => `${key} ${word(`limit.${key}`)}`))
    for (const cells of found) expect(cells.filter((cell) => cell === '')).toEqual([])
    const [, , decision, fast] = found[policyKeys.indexOf('decision')] ?? []
    expect([decision, fast]).toEqual([expect.stringContaining('10'), expect.stringContaining('3')])
  })

  it('says what each state, reason and outcome means', () => {
    const rows = article('codes').split('</table>').flatMap(rowsOf)
    const meanings = (kind: string, codes: readonly string[]) =>
      codes.map((each) => [each, word(`${kind}.${each}`)])
    expect(rows).toEqual([
      ...meanings('state', referralStates),
      ...meanings('reason', [...declineReasons, ...withdrawReasons]),
      ...meanings('outcome', outcomes),
    ])
  })
})
