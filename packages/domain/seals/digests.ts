/** SHA-256 in lower-case hexadecimal; the domain itself holds no cryptography. */
export type Sha256 = (bytes: Uint8Array) => string

/** The digests of a chain and of its trees. Those of the tree are the ones of RFC 6962, section 2.1. */
export type Digests = {
  /** Where the chain of an organisation begins: bound to it, so that no chain stands in for that of another. */
  beginning(tenant: string): string
  /** The digest of a line. */
  leaf(text: string): string
  /** The chain after a line: its head before, and the line. */
  link(head: string, leaf: string): string
  /** A node of a tree over two others. */
  node(left: string, right: string): string
  /** The root of a tree without leaves. */
  empty: string
  /** The digest of a seal as it was signed. */
  seal(signed: string): string
}

/** The first byte of what is digested says what it is, so that none can pass for another. */
const kinds = { leaf: 0, node: 1, link: 2, beginning: 3, seal: 4 } as const

export function digestsBy(sha256: Sha256): Digests {
  const digest = (kind: keyof typeof kinds, ...parts: readonly Uint8Array[]) =>
    sha256(Uint8Array.of(kinds[kind], ...parts.flatMap((part) => [...part])))
  const text = (value: string) => new TextEncoder().encode(value)
  return {
    beginning: (tenant) => digest('beginning', text(tenant)),
    leaf: (value) => digest('leaf', text(value)),
    link: (head, leaf) => digest('link', bytesOf(head), bytesOf(leaf)),
    node: (left, right) => digest('node', bytesOf(left), bytesOf(right)),
    empty: sha256(new Uint8Array()),
    seal: (signed) => digest('seal', text(signed)),
  }
}

function bytesOf(hexadecimal: string): Uint8Array {
  return Uint8Array.from(hexadecimal.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
