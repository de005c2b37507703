import { DeploymentRefused } from './deployment-refused.ts'

/** A table that came back from a backup: its name, and the stream that somebody switched on for it. */
export type RestoredTable = { readonly tableName: string; readonly streamArn: string }

const form = /^arn:aws[\w-]*:dynamodb:[\w-]+:\d{12}:table\/([\w.-]{3,255})\/stream\/[\w.:-]+$/

/**
 * The restored table that a deployment names with `-c restoredStream=<ARN of its stream>`; nothing where it names none.
 *
 * @throws {DeploymentRefused} where it is no such ARN
 */
export function restoredFrom(told: unknown): RestoredTable | undefined {
  if (told === undefined) return undefined
  const [streamArn, tableName] = form.exec(String(told)) ?? []
  if (streamArn === undefined || tableName === undefined) {
    throw new DeploymentRefused(
      `restoredStream is ${JSON.stringify(told)}: say -c restoredStream=<ARN of the restored table's stream>, or leave it out.`,
    )
  }
  return { tableName, streamArn }
}
