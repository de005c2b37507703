import type { Bundles } from './lambda/function.ts'
import type { LogSink } from './log.ts'
import type { Template } from './template/assembly.ts'

export type LocalCloudOptions = {
  /** The folder that `cdk synth` wrote. */
  readonly assembly: string
  /** Where data is kept; absent: in memory, gone with `close`. */
  readonly data?: string
  /** The API's port; 0 or absent: any free one. */
  readonly port?: number
  readonly log?: LogSink
  readonly clock?: { now(): Date }
  readonly bundles?: Bundles
  readonly template?: (template: Template) => Template
  readonly engineEndpoint?: string
  readonly concurrency?: number
  readonly environments?: number
}

export type LocalCloud = {
  readonly api: string
  readonly cognito: { endpoint: string; userPoolId: string; clientId: string }
  readonly endpoints: { services: string; engine: string }
  close(): Promise<void>
}
