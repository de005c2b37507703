import { publicKeyPatterns } from '@passerelle/table/key-patterns'
import type { Construct } from 'constructs'
import { commonEnvironment } from '../environment.ts'
import type { DataStack } from '../stacks/data.ts'
import type { Stage } from '../stages.ts'
import { HttpFunction } from './http-function.ts'
import { allowOnKeys } from './leading-keys.ts'

/**
 * The function that answers anybody who checks a certificate. Nobody has signed in, so there are no credentials of a
 * tenant: it reads by a right of its own, and that is to get one row that anybody may see, by the whole of its key. It
 * lists nothing, opens no key, and writes nothing (decisions/0008).
 */
export class PublicRecordsFunction extends HttpFunction {
  constructor(scope: Construct, id: string, props: { readonly stage: Stage; readonly data: DataStack }) {
    const { stage, data } = props
    super(scope, id, {
      name: 'api-public-certificates',
      stage,
      environment: commonEnvironment(data, stage),
    })
    this.function.addToRolePolicy(
      allowOnKeys({
        sid: 'ReadWhatAnybodyMaySee',
        actions: ['dynamodb:GetItem'],
        resources: [data.table.tableArn],
        keys: [...publicKeyPatterns],
      }),
    )
  }
}
