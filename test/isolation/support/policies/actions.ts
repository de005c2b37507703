/** The actions of the code on rows. Every other action of DynamoDB is denied to everybody (architecture 3). */
export const rowActions = ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem']

/** Those of them by which rows are read. */
export const readingActions = ['GetItem', 'BatchGetItem', 'Query']

/** How a function follows the table's changes. */
export const streamActions = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams']

/** Every other action that IAM knows of DynamoDB. */
export const otherTableActions = [
  'BatchWriteItem',
  'CreateBackup',
  'CreateGlobalTable',
  'CreateTable',
  'CreateTableReplica',
  'DeleteBackup',
  'DeleteResourcePolicy',
  'DeleteTable',
  'DeleteTableReplica',
  'DescribeBackup',
  'DescribeContinuousBackups',
  'DescribeContributorInsights',
  'DescribeExport',
  'DescribeGlobalTable',
  'DescribeGlobalTableSettings',
  'DescribeImport',
  'DescribeKinesisStreamingDestination',
  'DescribeLimits',
  'DescribeTable',
  'DescribeTimeToLive',
  'DisableKinesisStreamingDestination',
  'EnableKinesisStreamingDestination',
  'ExportTableToPointInTime',
  'GetResourcePolicy',
  'ImportTable',
  'ListBackups',
  'ListExports',
  'ListGlobalTables',
  'ListImports',
  'ListTables',
  'ListTagsOfResource',
  'PartiQLDelete',
  'PartiQLInsert',
  'PartiQLSelect',
  'PartiQLUpdate',
  'PurchaseReservedCapacityOfferings',
  'PutResourcePolicy',
  'RestoreTableFromAwsBackup',
  'RestoreTableFromBackup',
  'RestoreTableToPointInTime',
  'Scan',
  'StartAwsBackupJob',
  'TagResource',
  'UntagResource',
  'UpdateContinuousBackups',
  'UpdateContributorInsights',
  'UpdateGlobalTable',
  'UpdateItem',
  'UpdateKinesisStreamingDestination',
  'UpdateTable',
  'UpdateTableReplicaAutoScaling',
  'UpdateTimeToLive',
]

/** The calls of the vault to KMS. */
export const openingActions = ['Decrypt', 'GenerateDataKey']

/** How a pair of keys is made with which certificates are signed. */
export const pairing = 'GenerateDataKeyPairWithoutPlaintext'

export const otherKeyActions = [
  'CancelKeyDeletion',
  'CreateGrant',
  'DeleteImportedKeyMaterial',
  'DeriveSharedSecret',
  'DisableKey',
  'EnableKey',
  'Encrypt',
  'GenerateDataKeyPair',
  'GenerateMac',
  'ImportKeyMaterial',
  'PutKeyPolicy',
  'ReEncryptFrom',
  'ReEncryptTo',
  'ReplicateKey',
  'RetireGrant',
  'RevokeGrant',
  'ScheduleKeyDeletion',
  'Sign',
  'UpdateAlias',
]
