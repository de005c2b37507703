declare module '@digitalbazaar/bitstring' {
  /** As far as it is used here; the library brings no types of its own. */
  export class Bitstring {
    constructor(options: { readonly buffer: Uint8Array; readonly leftToRightIndexing: boolean })
    readonly length: number
    get(position: number): boolean
    static decodeBits(options: { readonly encoded: string }): Promise<Uint8Array>
  }
}
