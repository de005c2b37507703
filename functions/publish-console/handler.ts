import { fileURLToPath } from 'node:url'
import { required } from '@passerelle/runtime'
import { onDeployment } from '@passerelle/runtime/deployment'
import { filesIn } from '@passerelle/runtime/files'
import { publishConsole } from './publish-console.ts'

const { env } = process

export const handler = onDeployment(
  'console',
  publishConsole({
    files: filesIn(required(env, 'BUCKET_NAME')),
    folder: fileURLToPath(new URL('./console/', import.meta.url)),
  }),
)
