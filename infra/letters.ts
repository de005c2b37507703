import { DeploymentRefused } from './deployment-refused.ts'

/** The address that letters to members come from, and the page that they point to, where members sign in. */
export type Letters = { readonly senderAddress: string; readonly homeUrl: string }

const forms: Readonly<
  Record<keyof Letters, { readonly fits: RegExp; readonly is: string; readonly say: string }>
> = {
  senderAddress: {
    fits: /^[^\s@<>]+@[^\s@<>.]+(?:\.[^\s@<>.]+)+$/,
    is: 'an e-mail address',
    say: '-c senderAddress=passerelle@your.org',
  },
  homeUrl: {
    fits: /^https:\/\/[^\s/@]+(?:\/\S*)?$/,
    is: 'an address that begins with https://',
    say: '-c homeUrl=https://passerelle.your.org',
  },
}

/**
 * The deployment's settings for letters; where it has none, the examples of the stage.
 *
 * @throws {DeploymentRefused} where an address is missing or is none
 */
export function lettersFrom(
  told: (name: string) => unknown,
  stage: string,
  examples: Letters | undefined,
): Letters {
  const wanted = { senderAddress: told('senderAddress'), homeUrl: told('homeUrl') }
  const names = ['senderAddress', 'homeUrl'] as const
  const missing = names.filter((name) => wanted[name] === undefined && examples === undefined)
  if (missing.length > 0) {
    const flags = missing.map((name) => forms[name].say).join(' ')
    throw new DeploymentRefused(
      `${stage} needs to be told where letters come from and where they point to: pass ${flags}.`,
    )
  }
  const letter = (name: keyof Letters) => {
    const value = wanted[name] ?? examples?.[name]
    const { fits, is, say } = forms[name]
    if (typeof value === 'string' && fits.test(value)) return value
    throw new DeploymentRefused(`${name} ${JSON.stringify(value)} is not ${is}: pass ${say}.`)
  }
  return { senderAddress: letter('senderAddress'), homeUrl: letter('homeUrl') }
}
