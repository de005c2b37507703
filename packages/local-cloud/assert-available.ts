import { assertFolderFree } from './folder-lock.ts'
import type { LocalCloudOptions } from './local-cloud.ts'
import { assertPortFree } from './ports.ts'

/**
 * Looks at once whether a local cloud could have its port and its data folder, before anything is done that takes time.
 * It holds neither: `openLocalCloud` looks again.
 *
 * @throws {Unavailable} with what stands in the way
 */
export async function assertAvailable({
  port = 0,
  data,
}: Pick<LocalCloudOptions, 'port' | 'data'>): Promise<void> {
  if (data !== undefined) assertFolderFree(data)
  await assertPortFree(port)
}
