import { publicOfferKeyPatterns } from '@passerelle/table/key-patterns'
import type { Construct } from 'constructs'
import { commonEnvironment } from '../environment.ts'
import type { DataStack } from '../stacks/data.ts'
import type { Stage } from '../stages.ts'
import { HttpFunction } from './http-function.ts'
import { allowOnKeys } from './leading-keys.ts'

/**
 * The function that tells anybody of centres and offers. It reads by a right of its own what is written a second time for
 * everybody: no row of an organisation, no key, and it writes nothing (decisions/0014).
 */
export class PublicOffersFunction extends HttpFunction {
  constructor(scope: Construct, id: string, props: { readonly stage: Stage; readonly data: DataStack }) {
    const { stage, data } = props
    super(scope, id, { name: 'api-public-offers', stage, environment: commonEnvironment(data, stage) })
    const resources = [data.table.tableArn]
    const { rows, lists } = publicOfferKeyPatterns
    this.function.addToRolePolicy(
      allowOnKeys({
        sid: 'ReadWhatAnybodyFinds',
        actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem'],
        resources,
        keys: rows,
      }),
    )
    this.function.addToRolePolicy(
      allowOnKeys({ sid: 'ListWhatAnybodyFinds', actions: ['dynamodb:Query'], resources, keys: lists }),
    )
  }
}
