import { describe, expect, it } from 'vitest'
import { forgetVisited } from './brought-address.ts'

/** A window at an address, marked where somebody was there before. */
function windowAt(address: string, mark: unknown) {
  const place = {
    address,
    state: mark,
    replaceState(state: unknown, _title: string, url?: string | URL | null) {
      place.state = state
      place.address = String(url)
    },
  }
  return place
}

const visited = { __TSR_index: 3, __TSR_key: 'k' }

describe('while nobody is signed in', () => {
  it('an address that somebody brought along stays, so that signing in leads there', () => {
    const place = windowAt('/#/referrals/7Q', null)
    forgetVisited(place, '/')
    expect(place.address).toBe('/#/referrals/7Q')
  })

  it('an address at which somebody was is taken out, so that the next one does not come there', () => {
    const place = windowAt('/#/cases/7Q', visited)
    forgetVisited(place, '/')
    expect(place).toMatchObject({ address: '/', state: null })
  })

  it('the first page stays the first page, however often one looks', () => {
    const place = windowAt('/#/cases/7Q', visited)
    forgetVisited(place, '/')
    forgetVisited(place, '/elsewhere')
    expect(place.address).toBe('/')
  })
})
