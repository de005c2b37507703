import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import cdk from '../cdk.json' with { type: 'json' }
import { acknowledgeFindings } from './acknowledgements.ts'
import { passerelle } from './passerelle.ts'
import { stageNamed } from './stages.ts'

// The command line passes the flags of cdk.json; run without it, the template must not come out differently.
const app = new App({ context: cdk.context })
const stage = stageNamed(app.node.tryGetContext('stage') ?? 'dev')
passerelle(app, stage)
acknowledgeFindings(app, stage)
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
app.synth()
