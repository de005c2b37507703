import { RemovalPolicy } from 'aws-cdk-lib'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'

/** The differences between the places where Passerelle runs. Everything else is the same everywhere. */
export type Stage = {
  readonly name: 'dev' | 'prod'
  /** The fate of tables, keys, accounts and logs when a stack is deleted. */
  readonly removal: RemovalPolicy
  /** Whether tables and the identity pool refuse to be deleted. */
  readonly deletionProtection: boolean
  readonly logRetention: RetentionDays
  /** Requests per second, and the burst above it, over all tenants together. */
  readonly throttle: { readonly rate: number; readonly burst: number }
  /**
   * Whether a web application firewall stands before the gateway. It is paid by the month, so only where people work.
   */
  readonly firewall: boolean
  /**
   * Defaults where the deployment says nothing: addresses that nobody can own. Where people work there is none, so
   * that no deployment forgets to say from whom letters come and where they point to.
   */
  readonly examples?: { readonly SenderAddress: string; readonly HomeUrl: string }
}

const stages: Readonly<Record<Stage['name'], Stage>> = {
  dev: {
    name: 'dev',
    removal: RemovalPolicy.DESTROY,
    deletionProtection: false,
    logRetention: RetentionDays.ONE_WEEK,
    throttle: { rate: 200, burst: 400 },
    firewall: false,
    examples: { SenderAddress: 'passerelle@dev.example', HomeUrl: 'https://dev.example' },
  },
  prod: {
    name: 'prod',
    removal: RemovalPolicy.RETAIN,
    deletionProtection: true,
    logRetention: RetentionDays.SIX_MONTHS,
    throttle: { rate: 500, burst: 1000 },
    firewall: true,
  },
}

/** The stage of that name; throws on any other, so that a typo never deploys an unprotected stage. */
export function stageNamed(name: unknown): Stage {
  if (name === 'dev' || name === 'prod') return stages[name]
  throw new Error(`Unknown stage ${JSON.stringify(name)}: say -c stage=dev or -c stage=prod.`)
}
