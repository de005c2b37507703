import type { Quotas } from '@passerelle/contract'
import { RemovalPolicy } from 'aws-cdk-lib'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { type Addresses, addressesFrom } from './addresses.ts'
import { DeploymentRefused } from './deployment-refused.ts'
import { type RestoredTable, restoredFrom } from './restored.ts'

/** The differences between the places where Passerelle runs. Everything else is the same everywhere. */
export type Stage = {
  readonly name: 'dev' | 'prod'
  /** The fate of tables, keys, accounts, logs and failure queues when a stack is deleted. */
  readonly removal: RemovalPolicy
  /** Whether tables and the identity pool refuse to be deleted. */
  readonly deletionProtection: boolean
  readonly logRetention: RetentionDays
  /** For how long a seal of a journal stays as it is, and whether anybody may end that before. */
  readonly sealLock: { readonly lock: 'governance' | 'compliance'; readonly days: number }
  /** Requests per second, and the burst above it, over all tenants together. */
  readonly throttle: { readonly rate: number; readonly burst: number }
  /** What each organisation may ask for in a minute, and how it is counted (runbooks/quotas.md). */
  readonly quotas: Quotas
  /**
   * Whether the authorizer and what anybody may call have concurrency of their own (functions.ts). An account may begin with
   * less than that, so only where somebody has asked AWS for 1,000.
   */
  readonly reservedConcurrency: boolean
  /**
   * Whether a web application firewall stands before the gateway. It is paid by the month, so only where people work.
   */
  readonly firewall: boolean
  /** Where letters come from, and where people find the console. */
  readonly addresses: Addresses
  /**
   * Whether the gateway counts each path by itself and not only all of them together: five metrics a path that is
   * called, each paid like one of our own, 0.30 USD a month (infra/README.md does the sum). Functions count by
   * themselves anyway.
   */
  readonly detailedMetrics: boolean
  /** The table that came back from a backup and is used in place of the one of the stack (runbooks/restore.md). */
  readonly restored?: RestoredTable
}

/** A stage by itself, whatever the deployment says. */
type Kind = Omit<Stage, 'addresses' | 'detailedMetrics' | 'restored'> & {
  /**
   * Defaults where the deployment says nothing: an address that nobody can own. Where people work there is none, so
   * that no deployment forgets to say from whom letters come and under which name the console is found.
   */
  readonly examples?: Addresses
}

/** An office of a hundred people who read and write all day asks for some 2,000 a minute. */
const quotas: Quotas = {
  perMinute: { coaching: 3_000, centre: 3_000, network: 1_200, employer: 600, funder: 600 },
  perLink: 120,
  free: 60,
  lease: 50,
}

const kinds: Readonly<Record<Stage['name'], Kind>> = {
  dev: {
    name: 'dev',
    removal: RemovalPolicy.DESTROY,
    deletionProtection: false,
    logRetention: RetentionDays.ONE_WEEK,
    sealLock: { lock: 'governance', days: 1 },
    throttle: { rate: 200, burst: 400 },
    quotas,
    reservedConcurrency: false,
    firewall: false,
    examples: { senderAddress: 'passerelle@dev.example' },
  },
  prod: {
    name: 'prod',
    removal: RemovalPolicy.RETAIN,
    deletionProtection: true,
    logRetention: RetentionDays.SIX_MONTHS,
    // As long as a funder may look at what was done, and then some.
    sealLock: { lock: 'compliance', days: 3653 },
    throttle: { rate: 500, burst: 1000 },
    quotas,
    reservedConcurrency: true,
    firewall: true,
  },
}

/**
 * The stage that the deployment asks for by `-c name=value`: `stage`, `senderAddress`, `homeUrl`,
 * `certificate`, `detailedMetrics`, `restoredStream`.
 *
 * @throws {DeploymentRefused} where something is missing or wrong, so that a typo never deploys an unprotected stage
 */
export function stageFrom(told: (name: string) => unknown): Stage {
  const { examples, ...kind } = kindNamed(told('stage') ?? 'dev')
  const restored = restoredFrom(told('restoredStream'))
  return {
    ...kind,
    addresses: addressesFrom(told, kind.name, examples),
    detailedMetrics: truthFrom('detailedMetrics', told('detailedMetrics') ?? false),
    ...(restored && { restored }),
  }
}

function kindNamed(name: unknown): Kind {
  if (name === 'dev' || name === 'prod') return kinds[name]
  throw new DeploymentRefused(`Unknown stage ${JSON.stringify(name)}: say -c stage=dev or -c stage=prod.`)
}

/** The command line passes everything as text. */
function truthFrom(name: string, value: unknown): boolean {
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  throw new DeploymentRefused(`${name} is ${JSON.stringify(value)}: say -c ${name}=true or leave it out.`)
}
