import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import cdk from '../cdk.json' with { type: 'json' }
import { acknowledgeFindings } from './acknowledgements.ts'
import { passerelle } from './passerelle.ts'
import { stageNamed } from './stages.ts'

// The arguments that the command line would pass; started without it, the templates must not come out differently.
const context = {
  ...cdk.context,
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:enable-asset-metadata': true,
}
const app = new App({ context })
const stage = stageNamed(app.node.tryGetContext('stage') ?? 'dev')
passerelle(app, stage)
acknowledgeFindings(app, stage)
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
app.synth()
