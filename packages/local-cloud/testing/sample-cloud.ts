import { openLocalCloud } from '../cloud.ts'
import type { LocalCloud, LocalCloudOptions } from '../local-cloud.ts'
import type { LogEntry } from '../log.ts'
import { writeAssembly } from './assembly.ts'
import { bundled } from './bundled.ts'
import { sampleStacks, sources } from './sample/stacks.ts'

/** A local cloud of the sample stacks, what it logged, and how its API is called. */
export type SampleCloud = {
  readonly cloud: LocalCloud
  readonly lines: readonly LogEntry[]
  /** Calls the API with a bearer token; without one where `who` is undefined. */
  call(path: string, who?: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

export async function openSampleCloud(options: Partial<LocalCloudOptions> = {}): Promise<SampleCloud> {
  const assembly = writeAssembly(sampleStacks)
  const lines: LogEntry[] = []
  try {
    const cloud = await openLocalCloud({
      assembly: assembly.folder,
      bundles: await bundled(sources),
      log: (entry) => lines.push(entry),
      retryPause: () => 1,
      patience: 30,
      ...options,
    })
    return {
      cloud,
      lines,
      call: (path, who, init = {}) =>
        fetch(`${cloud.api}${path}`, {
          ...init,
          headers: { ...init.headers, ...(who === undefined ? {} : { Authorization: `Bearer ${who}` }) },
        }),
      close: () => cloud.close(),
    }
  } finally {
    assembly.remove()
  }
}
