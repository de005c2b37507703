import { describe, expect, it } from 'vitest'
import { aReferral } from '../../testing/exchange.ts'
import { referralStates } from './states.ts'
import { noticeWarnings, standInWarnings } from './warnings.ts'

describe('whoever begins a referral', () => {
  it.each([
    [undefined, []],
    ['2026-03-30', []],
    ['2026-03-29', ['short_notice']],
    ['2026-03-10', ['short_notice', 'fast_track']],
  ] as const)('is warned when the departure is planned for %s', (departure, warnings) => {
    expect(noticeWarnings(departure, '2026-03-02')).toEqual(warnings)
  })
})

describe('that nobody stands in', () => {
  const alone = { responsibleId: 'awa' } as never
  it('is said while the receiver works with the person, and no longer', () => {
    const warned = referralStates.filter(
      (state) => standInWarnings(aReferral({ state, receiver: alone })).length > 0,
    )
    expect(warned).toEqual(expect.arrayContaining(['accepted', 'departed', 'no_contact', 'active']))
    expect(warned).not.toContain('declined')
    expect(warned).not.toContain('voided')
  })

  it('is not said before anybody answers for the person, nor where somebody does stand in', () => {
    expect(standInWarnings(aReferral({ state: 'offered' }))).toEqual([])
    const both = { responsibleId: 'awa', deputyId: 'ibrahima' } as never
    expect(standInWarnings(aReferral({ state: 'active', receiver: both }))).toEqual([])
  })
})
