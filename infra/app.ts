import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import cdk from '../cdk.json' with { type: 'json' }
import { acknowledgeFindings } from './acknowledgements.ts'
import { DeploymentRefused } from './deployment-refused.ts'
import { passerelle } from './passerelle.ts'
import { type Stage, stageFrom } from './stages.ts'

// The arguments that the command line would pass; started without it, the templates must not come out differently.
const context = {
  ...cdk.context,
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:enable-asset-metadata': true,
}
const app = new App({ context })
const stage = wantedStage()
passerelle(app, stage)
acknowledgeFindings(app, stage)
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
app.synth()

/** A deployment that forgot something is answered with a sentence; where in the app it was noticed helps nobody. */
function wantedStage(): Stage {
  try {
    return stageFrom((name) => app.node.tryGetContext(name))
  } catch (error) {
    if (!(error instanceof DeploymentRefused)) throw error
    process.stderr.write(`${error.message}\n`)
    return process.exit(1)
  }
}
