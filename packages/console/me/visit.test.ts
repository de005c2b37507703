import { describe, expect, it } from 'vitest'
import { isRefusal, openVisit } from './visit.ts'

const origin = 'https://passerelle.example'
const code = '0'.repeat(52)
const refused = { status: 401, code: 'unauthenticated' }
const self = { lang: 'fr', name: 'Fatou', language: 'wo', linkEndsAt: '2027-01-01T00:00:00.000Z' }

/** An API that lets one PIN in, and remembers what it was asked. */
function door(pin: string) {
  const asked: { path: string; headers: Headers; cache: RequestCache | undefined }[] = []
  let isOver = false
  const answer: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers)
    asked.push({ path: new URL(String(input)).pathname, headers, cache: init?.cache })
    const isRight = headers.get('authorization') === `Bearer ${code}.${pin}` && !isOver
    return isRight ? Response.json(self) : Response.json(refused, { status: refused.status })
  }
  const end = () => {
    isOver = true
  }
  return { asked, answer, end }
}

async function inside() {
  const api = door('123456')
  const visit = openVisit(origin, api.answer)
  visit.come(code)
  visit.enter(code, '123456', await visit.knock(code, '123456'))
  return { ...api, visit }
}

describe('a visit', () => {
  it('opens by link and PIN, in the best language that the person speaks, whatever the device prefers', async () => {
    const { visit, asked } = await inside()
    expect(visit.state()).toEqual({ kind: 'inside', code, self })
    expect(asked.map(({ path }) => path)).toEqual(['/v1/self'])
    expect(asked[0]?.headers.get('accept-language')).toBe('*')
    expect(asked[0]?.cache).toBe('no-store')
  })

  it('stays outside with a wrong PIN, and keeps the link for another try', async () => {
    const visit = openVisit(origin, door('123456').answer)
    visit.come(code)
    const refused = await visit.knock(code, '654321', 'en').catch((error: unknown) => error)
    expect(isRefusal(refused)).toBe(true)
    expect(visit.state()).toEqual({ kind: 'outside', code })
  })

  it('forgets the link too when the person closes it, and only the PIN after a break', async () => {
    const first = await inside()
    first.visit.close('left')
    expect(first.visit.state()).toEqual({ kind: 'outside', because: 'left' })
    const second = await inside()
    second.visit.close('idle')
    expect(second.visit.state()).toEqual({ kind: 'outside', because: 'idle', code })
    await expect(second.visit.api('fr').readSelf()).rejects.toSatisfy(isRefusal)
  })

  it('ends when the link is taken back in the meantime', async () => {
    const { visit, end } = await inside()
    end()
    await visit
      .api('fr')
      .listHolders()
      .catch(() => undefined)
    expect(visit.state()).toEqual({ kind: 'outside', because: 'ended' })
  })

  it('of one person is not ended by a late answer to another', async () => {
    const { visit, answer } = await inside()
    const late = visit.api('fr')
    visit.come('1'.repeat(52))
    const other = openVisit(origin, answer)
    other.come(code)
    other.enter(code, '123456', await other.knock(code, '123456', 'ar'))
    await late.listHolders().catch(() => undefined)
    expect(other.state().kind).toBe('inside')
    expect(visit.state()).toEqual({ kind: 'outside', code: '1'.repeat(52) })
  })

  it('of somebody who was inside ends when another link is opened', async () => {
    const { visit } = await inside()
    let told = 0
    visit.subscribe(() => {
      told += 1
    })
    visit.come(undefined)
    expect(visit.state()).toEqual({ kind: 'outside' })
    expect(told).toBe(1)
  })
})
