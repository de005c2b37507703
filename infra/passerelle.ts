import type { App } from 'aws-cdk-lib'
import { consoleBuild } from './constructs/console-build.ts'
import { ApiStack } from './stacks/api.ts'
import { ConsoleStack } from './stacks/console.ts'
import { DataStack } from './stacks/data.ts'
import { FlowsStack } from './stacks/flows.ts'
import { IdentityStack } from './stacks/identity.ts'
import { RegionStack } from './stacks/region.ts'
import { WatchStack } from './stacks/watch.ts'
import type { Stage } from './stages.ts'

/** The whole of Passerelle for one stage: what is kept first, then what works with it, then what watches it. */
export function passerelle(app: App, stage: Stage): void {
  const region = new RegionStack(app, 'Region')
  const data = new DataStack(app, 'Data', stage)
  const identity = new IdentityStack(app, 'Identity', stage)
  const api = new ApiStack(app, 'Api', { stage, data, identity })
  // A stage of the gateway that is to log can only be made once the region can.
  api.addStackDependency(region)
  const console = new ConsoleStack(app, 'Console', { stage, api, identity, build: consoleBuild(app) })
  const flows = new FlowsStack(app, 'Flows', { stage, data, identity, home: console.address })
  new WatchStack(app, 'Watch', { stage, data, api, flows })
}
