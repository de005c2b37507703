import type { Survivor } from './mutate.ts'

/** A change that no test can notice, and why. */
type Known = {
  readonly file: string
  /** What stands in the line. */
  readonly line: string
  readonly replacement: string
  readonly reason: string
}

const known: readonly Known[] = [
  {
    file: 'packages/vault/paper.ts',
    line: "const { x = '' } = createPublicKey(key).export({ format: 'jwk' })",
    replacement: '"Stryker was here!"',
    reason: 'every key of this kind has an x',
  },
  {
    file: 'packages/vault/seal-signature.ts',
    line: "const [head = '', payload = '', signature = ''] = signed.split('.')",
    replacement: '"Stryker was here!"',
    reason: 'neither text is a part of anything signed',
  },
  {
    file: 'packages/vault/seal-signature.ts',
    line: '} catch {',
    replacement: '{}',
    reason: 'a function that ends gives nothing, too',
  },
  {
    file: 'packages/vault/pin.ts',
    line: 'return timingSafeEqual(given, hash) && proof !== undefined',
    replacement: 'true',
    reason: 'nothing hashes to 32 bytes that were drawn',
  },
  {
    file: 'packages/vault/seal.ts',
    line: 'const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength })',
    replacement: '{}',
    reason: 'a tag has 16 bytes unless somebody says otherwise',
  },
  {
    file: 'packages/vault/seal.ts',
    line: 'const decipher = createDecipheriv(algorithm, key, sealed.subarray(1, 1 + nonceLength), {',
    replacement: '{}',
    reason: 'a tag has 16 bytes unless somebody says otherwise, and so many are taken',
  },
]

/** Why a change could not be noticed, where that is known. */
export function reasonOf({ file, line, replacement }: Survivor): string | undefined {
  return known.find((each) => each.file === file && each.line === line && each.replacement === replacement)
    ?.reason
}
