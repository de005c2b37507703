import type { LocalCloudOptions } from '@passerelle/local-cloud'
import { openTestCloud } from '../../../support/cloud.ts'
import { faithless, gullible } from '../faults.ts'
import { apis, faulty } from '../faulty.ts'
import { patterns, statement, type TemplateFault, withoutGuard } from '../template-faults.ts'
import { recorder } from './recorder.ts'
import { openWorld, type World } from './world.ts'

/** A small world in which functions and authorizer have every fault that a request can bring into force. */
export async function openFaultyWorld(options: Partial<LocalCloudOptions> = {}): Promise<World> {
  const watching = recorder()
  const bundles = { ...(await faulty(faithless, apis)), ...(await faulty(gullible, ['authorizer'])) }
  const settings = { concurrency: 2, clock: { now: () => new Date() }, bundles, ...options }
  const stage = await openTestCloud({ tells: true, ...settings }, watching)
  return openWorld(stage, watching, { paths: ['offered'], shared: ['offered'] })
}

/** Policies that say neither whose keys are meant nor that one is named, and a vault that does not ask either. */
export const openToAll: TemplateFault = (template) =>
  [
    patterns((pattern) => pattern.replaceAll(`$${'{aws:PrincipalTag/tenant}'}`, '?'.repeat(26))),
    withoutGuard('dynamodb:LeadingKeys'),
    statement('OwnWork', (allowing) => ({
      ...allowing,
      Action: [...[allowing.Action].flat(), 'dynamodb:Scan'],
    })),
    statement('OwnVault', ({ Condition: _, ...allowing }) => allowing),
  ].reduce((changed, fault) => fault(changed), template)
