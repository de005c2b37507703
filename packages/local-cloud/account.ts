/** The account that every template is run in. Fixed, so that ARNs and key ids are the same on every machine. */
export const account = {
  id: '111122223333',
  region: 'eu-central-1',
  partition: 'aws',
  urlSuffix: 'amazonaws.com',
} as const

/** The ARN of a thing of this account, for example `arn('dynamodb', 'table/main')`. */
export function arn(service: string, resource: string): string {
  return `arn:${account.partition}:${service}:${account.region}:${account.id}:${resource}`
}

/** The ARN of a thing of a global service (IAM, STS), which names no region. */
export function globalArn(service: string, resource: string): string {
  return `arn:${account.partition}:${service}::${account.id}:${resource}`
}
