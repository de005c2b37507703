import type { Stack } from 'aws-cdk-lib'
import { type ITable, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { RestoredTable } from '../restored.ts'
import { indexes } from './table-indexes.ts'

/**
 * A restored table, as everything uses it from now on in place of the one of the stack. That one stays as it is, and goes on
 * being told to the other stacks: CloudFormation takes away nothing that one of them still imports.
 */
export function inPlaceOf(first: Table, stack: Stack, { tableName, streamArn }: RestoredTable): ITable {
  for (const told of [first.tableName, first.tableArn, first.tableStreamArn]) stack.exportValue(told)
  return Table.fromTableAttributes(stack, 'Restored', {
    tableName,
    tableStreamArn: streamArn,
    globalIndexes: [...indexes],
  })
}
