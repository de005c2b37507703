import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Stack, Validations } from 'aws-cdk-lib'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { AwsSolutionsChecks } from 'cdk-nag'
import { afterAll, expect, it } from 'vitest'

const outdir = mkdtempSync(join(tmpdir(), 'rules-'))
afterAll(() => rmSync(outdir, { recursive: true, force: true }))

it('a queue that anybody may write to without TLS is not synthesised', () => {
  const app = new App({ outdir })
  new Queue(new Stack(app, 'Planted'), 'Queue')
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  expect(() => app.synth()).toThrow('does not require requests to use SSL')
})
