import { onChanges, required, resourcesOf } from '@passerelle/runtime'
import { removalsIn } from '@passerelle/runtime/sealed-files'
import { openGoneFiles } from '@passerelle/table/events'
import { removeFiles } from './remove-files.ts'

const { env } = process

export const handler = onChanges(
  removeFiles(openGoneFiles(resourcesOf(env)), removalsIn(required(env, 'FILE_BUCKET_NAME'))),
)
