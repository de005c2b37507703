import { DeploymentRefused } from './deployment-refused.ts'

/** The names under which a stage meets people. */
export type Addresses = {
  /** The address that letters to members come from. */
  readonly senderAddress: string
  /** The console's address, where members sign in and letters point to; absent: the one that CloudFront gives it. */
  readonly homeUrl?: string
  /** The ARN of the certificate for that address; CloudFront takes certificates of us-east-1 alone. */
  readonly certificate?: string
}

const forms: Readonly<
  Record<keyof Addresses, { readonly fits: RegExp; readonly is: string; readonly say: string }>
> = {
  senderAddress: {
    fits: /^[^\s@<>]+@[^\s@<>.]+(?:\.[^\s@<>.]+)+$/,
    is: 'an e-mail address',
    say: '-c senderAddress=passerelle@your.org',
  },
  homeUrl: {
    fits: /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+$/,
    is: 'an address that begins with https:// and ends with its host',
    say: '-c homeUrl=https://passerelle.your.org',
  },
  certificate: {
    fits: /^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]{36}$/,
    is: 'the ARN of a certificate in us-east-1',
    say: '-c certificate=arn:aws:acm:us-east-1:…:certificate/…',
  },
}

const names = ['senderAddress', 'homeUrl', 'certificate'] as const

/**
 * The deployment's addresses; where it has none, the examples of the stage.
 *
 * @throws {DeploymentRefused} where an address is missing or is none
 */
export function addressesFrom(
  told: (name: string) => unknown,
  stage: string,
  examples: Addresses | undefined,
): Addresses {
  const missing = names.filter((name) => told(name) === undefined && examples === undefined)
  if (missing.length > 0) {
    const flags = missing.map((name) => forms[name].say).join(' ')
    throw new DeploymentRefused(
      `${stage} needs to be told where letters come from, and under which name people find the console: pass ${flags}.`,
    )
  }
  if (told('certificate') !== undefined && told('homeUrl') === undefined)
    throw new DeploymentRefused(
      `The certificate is for the console's own name: pass ${forms.homeUrl.say} too.`,
    )
  const entries = names.flatMap((name) => {
    const value = told(name) ?? examples?.[name]
    return value === undefined ? [] : [[name, checked(name, value)]]
  })
  // Each name is one of an address and each value was checked; the sender is told or has an example.
  return Object.fromEntries(entries) as Addresses
}

function checked(name: keyof Addresses, value: unknown): string {
  const { fits, is, say } = forms[name]
  if (typeof value === 'string' && fits.test(value)) return value
  throw new DeploymentRefused(`${name} ${JSON.stringify(value)} is not ${is}: pass ${say}.`)
}
