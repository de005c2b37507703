import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** All that a function could do without: what every start-up is compared with. */
export const handler = DynamoDBDocumentClient.from(new DynamoDBClient())
