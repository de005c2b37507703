import { type ITable, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import type { RestoredTable } from '../restored.ts'
import { indexes } from './table-indexes.ts'

/** A restored table, as everything uses it from now on in place of the one of the stack. That one stays as it is. */
export function inPlaceOfFirst(scope: Construct, { tableName, streamArn }: RestoredTable): ITable {
  return Table.fromTableAttributes(scope, 'Restored', {
    tableName,
    tableStreamArn: streamArn,
    globalIndexes: [...indexes],
  })
}
