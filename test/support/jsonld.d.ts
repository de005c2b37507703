declare module 'jsonld' {
  type Loaded = { readonly document: unknown; readonly documentUrl: string }
  type Options = {
    readonly format: 'application/n-quads'
    readonly documentLoader: (url: string) => Promise<Loaded>
  }
  const jsonld: { toRDF(document: object, options: Options): Promise<string> }
  export default jsonld
}
