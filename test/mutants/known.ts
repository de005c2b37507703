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
  {
    file: 'packages/domain/seals/digests.ts',
    line: 'return Uint8Array.from(hexadecimal.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))',
    replacement: '["Stryker was here"]',
    reason: 'a digest is never empty',
  },
  {
    file: 'packages/domain/seals/tree.ts',
    line: "for (let rest = count; rest % 2 === 1; rest = (rest - 1) / 2) grown = node(standing.pop() ?? '', grown)",
    replacement: '"Stryker was here!"',
    reason: 'so many leaves have so many peaks',
  },
  {
    file: 'packages/domain/seals/sealing.ts',
    line: "const reached = latest(chain.upTo, isAll ? upTo : timeIn(lines.at(-1)?.place ?? ''))",
    replacement: '"Stryker was here!"',
    reason: 'where not all are sealed, some are',
  },
  {
    file: 'packages/domain/seals/sealing.ts',
    line: 'from: isOver && startOf(day) < lookBack ? startOf(day) : lookBack,',
    replacement: 'startOf(day) <= lookBack',
    reason: 'of two that are equal either will do',
  },
  {
    file: 'packages/domain/seals/sealing.ts',
    line: 'return one > other ? one : other',
    replacement: 'one >= other',
    reason: 'of two that are equal either will do',
  },
  {
    file: 'packages/domain/seals/check.ts',
    line: '.filter(({ place }) => !known.has(place) && place < openFrom)',
    replacement: 'place <= openFrom',
    reason: 'a place is longer than a time',
  },
  {
    file: 'packages/domain/exchange/consent/receipt.ts',
    line: "'@type': fields.some(({ isSpecial }) => isSpecial)",
    replacement: 'fields.every(({ isSpecial }) => isSpecial)',
    reason: 'no tier holds fields of both kinds',
  },
  {
    file: 'packages/domain/exchange/disclosure/vital.ts',
    line: 'export function consentedTiers({ openTiers, vitalTiers = [] }: Referral): readonly Tier[] {',
    replacement: '["Stryker was here"]',
    reason: 'what is no tier takes none away',
  },
]

/** Why a change could not be noticed, where that is known. */
export function reasonOf({ file, line, replacement }: Survivor): string | undefined {
  return known.find((each) => each.file === file && each.line === line && each.replacement === replacement)
    ?.reason
}
