import type { Receiver } from './egress.ts'
import type { Interfere } from './front/interference.ts'
import type { Seen } from './front/watch.ts'
import type { ActionCount, Denial } from './iam/decision-log.ts'
import type { HypotheticalRequest } from './iam/hypothetical.ts'
import type { Outcome } from './lambda/environment.ts'
import type { Bundles } from './lambda/function.ts'
import type { LogSink } from './log.ts'
import type { Mail } from './mail.ts'
import type { Message } from './queues/queues.ts'
import type { Credentials } from './sts/sessions.ts'
import type { Template } from './template/assembly.ts'

export type LocalCloudOptions = {
  /** The folder that `cdk synth` wrote. */
  readonly assembly: string
  /** Where everything is kept; absent: in memory, gone with `close`. */
  readonly data?: string
  /** Keeps changes in the stream after every pipe has handled them, as AWS does for a day; absent: they go. */
  readonly keepsChanges?: boolean
  /** The API's port; 0 or absent: any free one. */
  readonly port?: number
  /** The console's port; 0 or absent: any free one. */
  readonly consolePort?: number
  /** Where lines of functions, access log, engine and letters go; absent: nowhere. */
  readonly log?: LogSink
  /** Whose time authorizer cache, sessions and events go by. With one, schedules fire by `fire` alone. */
  readonly clock?: { now(): Date }
  /** Folders to run instead of the template's bundles. */
  readonly bundles?: Bundles
  /** Changes each stack's template before it is read: a fault that a test plants. */
  readonly template?: (template: Template) => Template
  /** Another DynamoDB-compatible endpoint than the engine of this machine; else `DYNAMODB_ENDPOINT`. */
  readonly engineEndpoint?: string
  /** How many environments one function and tenant may have at once; absent: 4. */
  readonly concurrency?: number
  /** How many environments may stand at once over all functions; absent: 48. */
  readonly environments?: number
  /** How many times its timeout a function and a request may take, on a machine that is busy with more; absent: 1. */
  readonly patience?: number
  /** How many times its life an access token counts, where callers are held up for longer than that; absent: 1. */
  readonly tokenLife?: number
  /** Milliseconds before a failed event is tried again; absent: doubling from 25 to at most 400. */
  readonly retryPause?: (attempt: number) => number
}

export type LocalCloud = {
  /** Where the API's paths begin, for example `http://127.0.0.1:8080`; empty where the template has no API. */
  readonly api: string
  /** Where the distribution answers: console and API under one origin; empty where the template has none. */
  readonly console: string
  /** Where people sign in. Empty ids where the template has no user pool. */
  readonly cognito: { readonly endpoint: string; readonly userPoolId: string; readonly clientId: string }
  readonly endpoints: {
    /** DynamoDB behind the gate, KMS, STS and Cognito: one address for all. */
    readonly services: string
    /** The bare table engine, past the gate: for benches and for looking at raw data. */
    readonly engine: string
  }
  /** Table names: `main` is the one with a stream, `keys` the one without; empty where there is none. */
  readonly tables: { readonly main: string; readonly keys: string }
  /** The names of all functions. */
  readonly functions: readonly string[]
  /** Stack outputs by `<stack>.<output>`. */
  readonly outputs: Readonly<Record<string, string>>
  readonly iam: {
    /** Decisions under the template's policies since the start. */
    counts(): {
      readonly evaluated: number
      readonly allowed: number
      readonly denied: number
      readonly byAction: Readonly<Record<string, ActionCount>>
    }
    /** The latest 10,000 denials, oldest first. */
    denials(): readonly Denial[]
    /** The answer that the policies would give. Counts nowhere. */
    evaluate(request: HypotheticalRequest): boolean
  }
  /**
   * Invokes a function as the account's administrator and waits for what it comes to.
   *
   * @param lambda logical id, name (or its end: `expire-referrals`) or ARN; so for schedules and queues
   */
  invoke(lambda: string, event: unknown, tenantId?: string): Promise<Outcome>
  /**
   * Runs what a deployment has functions of its own make: the files of the console, for example. The first request to
   * the distribution waits for it too. Rejects with the reason where it fails.
   */
  deploy(): Promise<void>
  /** Gives a user a password that need not be changed. */
  setPassword(email: string, password: string): Promise<void>
  /**
   * Says what a name of the outside means to functions: the addresses it seems to have, and where on this machine its
   * requests arrive. A name that nobody has told means nothing, and nothing ever leaves the machine.
   */
  receive(name: string, place: Receiver): void
  /** The letters that the user pool and the mail service would have sent, oldest first. */
  mails(): readonly Mail[]
  /** Credentials that no policy binds, for whoever sets up a test. */
  accountCredentials(): Credentials
  /** Resolves once every change and every asynchronous event so far is handled or stands in a failure queue. */
  settled(): Promise<void>
  /** Fires a schedule once, as if it were due at that instant (now, where none is given). */
  fire(schedule: string, dueAt?: Date): Promise<Outcome>
  /** What stands in the locked bucket, by its names. */
  lockedAway(): ReadonlyMap<string, string>
  /** What stands in the buckets that are neither locked nor served, by its names. */
  inBuckets(): ReadonlyMap<string, Buffer>
  /** The messages of a queue. */
  failures(queue: string): readonly Message[]
  /** Takes everything out of a queue. */
  purge(queue: string): void
  /** Lets a test fail, drop or rewrite calls to the account's services; undefined ends it. */
  interfere(interference: Interfere | undefined): void
  /**
   * Looks on at every call to the account's services, with what it consumed and how long it took.
   *
   * @returns how to stop
   */
  watch(watcher: (seen: Seen) => void): () => void
  /** Forgets what authorizers answered, as if their cache time were over. */
  forgetAuthorizations(): void
  /** Processes that were started, for tests that kill them. */
  processes(): { readonly engine: number | undefined }
  /** Ends everything that was started. */
  close(): Promise<void>
}
