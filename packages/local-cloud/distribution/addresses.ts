/**
 * The addresses of a deployment that reach people and browsers, and where each of them answers on this machine. A
 * function never sees the difference: only what goes out to a browser or stands in a letter is said anew.
 */
export type Addresses = {
  /** Learns where an address, for example `https://cognito-idp.eu-central-1.amazonaws.com`, answers here. */
  learn(deployed: string, here: string): void
  /** The text with every address that is known as it is on this machine. */
  here(text: string): string
}

export function openAddresses(): Addresses {
  const known = new Map<string, string>()
  return {
    learn: (deployed, here) => void known.set(deployed, here),
    here: (text) => [...known].reduce((said, [deployed, here]) => said.replaceAll(deployed, here), text),
  }
}
