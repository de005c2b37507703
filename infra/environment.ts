import type { Environment } from './constructs/bare-function.ts'
import type { DataStack } from './stacks/data.ts'
import type { Stage } from './stages.ts'

/**
 * The environment of every function: names only. Whether it may use what is named is decided by the role it acts with.
 */
export function commonEnvironment(data: DataStack, stage: Stage): Environment {
  return {
    STAGE: stage.name,
    TABLE_NAME: data.table.tableName,
    KEYS_TABLE_NAME: data.keysTable.tableName,
    KEY_ID: data.vaultKey.keyArn,
  }
}
