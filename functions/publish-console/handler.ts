import { join } from 'node:path'
import { required } from '@passerelle/runtime'
import { onDeployment } from '@passerelle/runtime/deployment'
import { filesIn } from '@passerelle/runtime/files'
import { publishConsole } from './publish-console.ts'

const { env } = process

export const handler = onDeployment(
  'console',
  publishConsole({
    files: filesIn(required(env, 'BUCKET_NAME')),
    folder: join(required(env, 'LAMBDA_TASK_ROOT'), 'console'),
  }),
)
