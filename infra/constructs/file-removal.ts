import { eventKeyPatterns } from '@passerelle/table/key-patterns'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { commonEnvironment } from '../environment.ts'
import type { DataStack } from '../stacks/data.ts'
import type { Stage } from '../stages.ts'
import { EventFunction } from './event-function.ts'
import { failureQueue } from './failure-queue.ts'
import { filesOf } from './file-bucket.ts'
import { allowOnKeys } from './leading-keys.ts'
import { oneId } from './minted-role.ts'
import type { TableChanges } from './table-changes.ts'

/**
 * Removes what stood in a file once its row is gone, by whatever way: a member took it away, the case was erased or has
 * ended, or it never arrived. It reads no file and opens no key (decisions/0018).
 */
export class FileRemoval extends Construct {
  readonly remove: EventFunction
  readonly failures: Queue

  constructor(
    scope: Construct,
    id: string,
    props: { readonly stage: Stage; readonly data: DataStack; readonly changes: TableChanges },
  ) {
    super(scope, id)
    const { stage, data } = props
    this.failures = failureQueue(this, 'Failures', stage)
    this.remove = new EventFunction(this, 'Remove', {
      name: 'remove-files',
      stage,
      description: 'Passerelle: what stood in a file goes after its row',
      environment: { ...commonEnvironment(data, stage), FILE_BUCKET_NAME: data.fileBucket.bucketName },
      rights: [
        allowOnKeys({
          sid: 'Standing',
          actions: ['dynamodb:BatchGetItem'],
          resources: [data.table.tableArn],
          keys: eventKeyPatterns.files,
        }),
        new PolicyStatement({
          sid: 'Removes',
          actions: ['s3:DeleteObject'],
          resources: [filesOf(data.fileBucket, oneId)],
        }),
      ],
    })
    props.changes.follow(this, { target: this.remove.function, rows: ['FILE#'], failures: this.failures })
  }
}
