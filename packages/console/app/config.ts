/** Where this console's identity pool is. The stack writes it beside the page; nothing in it is secret. */
export type Config = {
  readonly region: string
  readonly userPoolId: string
  readonly clientId: string
  /** Where the pool answers, if not at its region's address. */
  readonly identityEndpoint?: string
  /** Where systems of organisations get their tokens. */
  readonly tokenUrl: string
}

/** @throws where the page was put up without its configuration */
export async function loadConfig(): Promise<Config> {
  const response = await fetch('/config.json', { cache: 'no-store' })
  if (!response.ok) throw new Error(`config.json: ${response.status}`)
  return (await response.json()) as Config // written by the stack that serves this page
}

/** The address to which the pool's calls go. */
export function poolAddress({ region, identityEndpoint }: Config): string {
  return identityEndpoint ?? `https://cognito-idp.${region}.amazonaws.com`
}
