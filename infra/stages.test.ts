import { describe, expect, it } from 'vitest'
import { DeploymentRefused } from './deployment-refused.ts'
import { stageFrom } from './stages.ts'

const letters = { senderAddress: 'passerelle@your.org', homeUrl: 'https://passerelle.your.org' }

/** The stage of a deployment that passes these with `-c`. */
const stage = (context: Readonly<Record<string, unknown>>) => stageFrom((name) => context[name])

describe('a deployment', () => {
  it('is one of dev where it says nothing, with addresses that nobody can own', () => {
    expect(stage({})).toMatchObject({
      name: 'dev',
      detailedMetrics: false,
      letters: { senderAddress: 'passerelle@dev.example', homeUrl: 'https://dev.example' },
    })
  })

  it('of prod says where letters come from and where they point to', () => {
    expect(stage({ stage: 'prod', ...letters })).toMatchObject({ name: 'prod', letters })
  })

  it.each([
    ['nothing', {}, ['-c senderAddress=', '-c homeUrl=']],
    ['the page alone', { homeUrl: letters.homeUrl }, ['-c senderAddress=']],
    ['the sender alone', { senderAddress: letters.senderAddress }, ['-c homeUrl=']],
    ['a sender that is no address', { ...letters, senderAddress: 'passerelle' }, ['-c senderAddress=']],
    [
      'a sender with a name before it',
      { ...letters, senderAddress: 'P <p@your.org>' },
      ['-c senderAddress='],
    ],
    ['an empty sender', { ...letters, senderAddress: '' }, ['-c senderAddress=']],
    ['a page in the clear', { ...letters, homeUrl: 'http://your.org' }, ['-c homeUrl=']],
    ['a page without https', { ...letters, homeUrl: 'your.org' }, ['-c homeUrl=']],
  ])('of prod is refused with one sentence that says what to pass, when it is told %s', (_, told, flags) => {
    const refusal = refusalOf({ stage: 'prod', ...told })
    for (const flag of flags) expect(refusal).toContain(flag)
    expect(refusal.match(/-c \w+=/g)).toHaveLength(flags.length)
    expect(refusal).toMatch(/^[^\n]+\.$/)
  })

  it('is refused for a stage that nobody knows', () => {
    expect(refusalOf({ stage: 'production' })).toContain('-c stage=dev or -c stage=prod')
    expect(refusalOf({ stage: 'toString' })).toContain('Unknown stage')
  })

  it.each([true, 'true'])('counts each path by itself where it asks for that: %s', (detailedMetrics) => {
    expect(stage({ detailedMetrics }).detailedMetrics).toBe(true)
  })

  it.each(['yes', '1', '', 1])(
    'is refused for a choice that is neither yes nor no: %s',
    (detailedMetrics) => {
      expect(refusalOf({ detailedMetrics })).toContain('-c detailedMetrics=true')
    },
  )
})

function refusalOf(context: Readonly<Record<string, unknown>>): string {
  try {
    stage(context)
  } catch (error) {
    if (error instanceof DeploymentRefused) return error.message
    throw error
  }
  throw new Error('not refused')
}
