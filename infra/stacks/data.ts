import { CfnOutput, Stack } from 'aws-cdk-lib'
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb'
import type { Key } from 'aws-cdk-lib/aws-kms'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { fileBucket } from '../constructs/file-bucket.ts'
import { formKey } from '../constructs/form-key.ts'
import { inPlaceOfFirst } from '../constructs/restored-table.ts'
import { sealBucket } from '../constructs/seal-bucket.ts'
import { sealingKey } from '../constructs/sealing-key.ts'
import { indexes } from '../constructs/table-indexes.ts'
import { tableKey } from '../constructs/table-key.ts'
import { vaultKey } from '../constructs/vault-key.ts'
import type { Stage } from '../stages.ts'

/** Days after which a deleted data key is beyond restoring. The promise of the platform about erasure rests on it. */
const keyRecoveryDays = 7

/** The main table, be it the one of the stack or one that was restored in its place. */
export type MainTable = Pick<ITable, 'node' | 'tableName' | 'tableArn'> & {
  readonly tableStreamArn?: string | undefined
}

/** Where everything is kept: the one table, the small one of wrapped data keys, and the keys of both. */
export class DataStack extends Stack {
  /** Every row but the data keys; personal data in it is sealed before it gets here. */
  readonly table: MainTable
  /** Wrapped data keys alone: no stream and a short recovery, or an erased person's key would live on in them. */
  readonly keysTable: Table
  /** Wraps the tenants' and corridors' keys; never touches a row itself. */
  readonly vaultKey: Key
  /** Signs what seals the journals; it never leaves KMS, and encrypts nothing. */
  readonly sealingKey: Key
  /** Signs the forms that anybody may send. */
  readonly formKey: Key
  /** Where the seals are locked away. */
  readonly sealBucket: Bucket
  /** What stands in the files of cases, sealed. */
  readonly fileBucket: Bucket

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      stackName: `passerelle-${stage.name}-data`,
      terminationProtection: stage.deletionProtection,
    })

    const common = {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: tableKey(this, stage),
      deletionProtection: stage.deletionProtection,
      removalPolicy: stage.removal,
    }
    const table = new Table(this, 'Table', {
      ...common,
      timeToLiveAttribute: 'expiresAt',
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    })
    for (const index of indexes) {
      table.addGlobalSecondaryIndex({
        indexName: index,
        partitionKey: { name: `${index}pk`, type: AttributeType.STRING },
        sortKey: { name: `${index}sk`, type: AttributeType.STRING },
        projectionType: ProjectionType.ALL,
      })
    }
    this.table = stage.restored ? inPlaceOfFirst(this, stage.restored) : table
    this.keysTable = new Table(this, 'KeysTable', {
      ...common,
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: keyRecoveryDays,
      },
    })
    this.vaultKey = vaultKey(this, stage)
    this.sealingKey = sealingKey(this, stage)
    this.formKey = formKey(this, stage)
    this.sealBucket = sealBucket(this, stage)
    this.fileBucket = fileBucket(this, stage)
    new CfnOutput(this, 'TableName', { value: this.table.tableName })
    new CfnOutput(this, 'FileBucketName', { value: this.fileBucket.bucketName })
    new CfnOutput(this, 'SealBucketName', { value: this.sealBucket.bucketName })
    new CfnOutput(this, 'SealingKeyId', { value: this.sealingKey.keyId })
    new CfnOutput(this, 'KeysTableName', { value: this.keysTable.tableName })
  }
}
