import { describe, expect, it } from 'vitest'
import { DeploymentRefused } from './deployment-refused.ts'
import { stageFrom } from './stages.ts'

const addresses = {
  senderAddress: 'passerelle@your.org',
  homeUrl: 'https://passerelle.your.org',
  certificate: 'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
}

/** The stage of a deployment that passes these with `-c`. */
const stage = (context: Readonly<Record<string, unknown>>) => stageFrom((name) => context[name])

describe('a deployment', () => {
  it('is one of dev where it says nothing, with a sender that nobody can own', () => {
    expect(stage({})).toMatchObject({
      name: 'dev',
      detailedMetrics: false,
      addresses: { senderAddress: 'passerelle@dev.example' },
    })
  })

  it('of prod says where letters come from, and under which name people find the console', () => {
    expect(stage({ stage: 'prod', ...addresses })).toMatchObject({ name: 'prod', addresses })
  })

  it.each([
    ['nothing', {}, ['-c senderAddress=', '-c homeUrl=', '-c certificate=']],
    ['all but the sender', { ...addresses, senderAddress: undefined }, ['-c senderAddress=']],
    ['all but the address', { ...addresses, homeUrl: undefined }, ['-c homeUrl=']],
    ['all but the certificate', { ...addresses, certificate: undefined }, ['-c certificate=']],
    ['a sender that is no address', { ...addresses, senderAddress: 'passerelle' }, ['-c senderAddress=']],
    [
      'a sender with a name before it',
      { ...addresses, senderAddress: 'P <p@your.org>' },
      ['-c senderAddress='],
    ],
    ['an empty sender', { ...addresses, senderAddress: '' }, ['-c senderAddress=']],
    ['a page in the clear', { ...addresses, homeUrl: 'http://your.org' }, ['-c homeUrl=']],
    ['a page without https', { ...addresses, homeUrl: 'your.org' }, ['-c homeUrl=']],
    ['a page below a path', { ...addresses, homeUrl: 'https://your.org/app' }, ['-c homeUrl=']],
    [
      'a certificate of another region than CloudFront reads',
      { ...addresses, certificate: addresses.certificate.replace('us-east-1', 'eu-central-1') },
      ['-c certificate='],
    ],
  ])('of prod is refused with one sentence that says what to pass, when it is told %s', (_, told, flags) => {
    const refusal = refusalOf({ stage: 'prod', ...told })
    for (const flag of flags) expect(refusal).toContain(flag)
    expect(refusal.match(/-c \w+=/g)).toHaveLength(flags.length)
    expect(refusal).toMatch(/^[^\n]+\.$/)
  })

  it('of dev may have a name of its own, but no certificate without one', () => {
    const { homeUrl, certificate } = addresses
    expect(stage({ homeUrl, certificate }).addresses).toMatchObject({ homeUrl, certificate })
    expect(refusalOf({ certificate })).toContain('-c homeUrl=')
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

  it('goes on with a restored table where it is told the stream of one, and with nothing else', () => {
    const restoredStream =
      'arn:aws:dynamodb:eu-central-1:111122223333:table/passerelle-prod-2026-12-01/stream/2026-12-01T10:00:00.000'
    expect(stage({ restoredStream }).restored).toEqual({
      tableName: 'passerelle-prod-2026-12-01',
      streamArn: restoredStream,
    })
    expect(stage({}).restored).toBeUndefined()
    for (const wrong of ['passerelle-prod-2026-12-01', restoredStream.replace(/.stream.*/, ''), '', true])
      expect(refusalOf({ restoredStream: wrong })).toContain('-c restoredStream=')
  })
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
