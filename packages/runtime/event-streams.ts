/**
 * Stands in each bundle for the part of the SDK that reads and writes two-way streams of events over HTTP, which no
 * operation that we call has: DynamoDB, KMS, STS, SES, S3 and Cognito answer once. It would be 20 KB of every function
 * (decisions/0003).
 */
export const eventStreamSerdeProvider = refuse

export class EventStreamSerde {
  constructor() {
    refuse()
  }
}

/** The client of S3 prepares itself for such streams when it is made; there is nothing to prepare. */
export const resolveEventStreamSerdeConfig = <Config>(config: Config): Config => config

function refuse(): never {
  throw new Error('A bundle holds nothing that could read a stream of events over HTTP.')
}
