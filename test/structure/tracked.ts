const folder = '(?:functions|infra|packages|scripts|test|findings)/(?:[A-Za-z0-9-]+/)*'

/** Every kind of file that the repository knows, by its place. A new kind gets a line here, with its place. */
const known: readonly RegExp[] = [
  /^(?:README\.md|LICENSE)$/,
  /^(?:biome|cdk|knip|package|tsconfig|tsconfig\.base)\.json$/,
  /^pnpm-(?:lock|workspace)\.yaml$/,
  /^vitest\.config\.ts$/,
  /^\.(?:editorconfig|gitattributes|gitignore|pnpmfile\.mjs)$/,
  /^\.ci\/run$/,
  /^\.biome\/[a-z-]+\.grit$/,
  /^\.github\/(?:[A-Z]+\.md|workflows\/[a-z]+\.yml)$/,
  new RegExp(`^${folder}[A-Za-z0-9.-]+\\.ts$`),
  new RegExp(`^${folder}(?:README\\.md|package\\.json|tsconfig\\.json)$`),
  new RegExp(`^${folder}decisions/\\d{4}-[a-z0-9-]+\\.md$`),
  /^infra\/runbooks\/[a-z-]+\.md$/,
  // A catalogue, called after its language and, where it needs that, its script or country; a lazy one lies beside the code of a function.
  new RegExp(`^${folder}[a-z]{2,3}(?:-[a-z]{2,4})?(?:\\.lazy)?\\.json$`),
  /^packages\/messages\/person-texts\/telltale\.json$/,
  /^packages\/domain\/kernel\/codes\/titles\/[a-z0-9-]+\.json$/,
  /^packages\/domain\/(?:exchange\/transitions\/transitions|glossary)\.md$/,
  /^packages\/console\/(?:[A-Za-z0-9-]+\/)*[A-Za-z0-9.-]+\.(?:tsx|css|html|svg)$/,
  /^packages\/console\/pictures\/[a-z]+\.png$/,
  /^test\/contract\/redocly\.yaml$/,
  // What AWS asks for what is used.
  /^test\/costs\/prices\.json$/,
  /^scripts\/open-tenant\/example\.yaml$/,
  /^findings\/[a-z0-9-]+\.sh$/,
  // What is known of telephone numbers, beside the code of a function.
  /^packages\/runtime\/phones\/numbers\.lazy\.json$/,
  // What a document is set by.
  /^functions\/api-certificate-documents\/certificate\.typ$/,
  // For others, who have Node and nothing of this repository.
  /^scripts\/verify-(certificate|journal)\.mjs$/,
  // What others have published as the form of what is told to them.
  /^test\/journeys\/(?:open-badges\/achievement-credential|hsds\/service|hsds\/service-list)\.schema\.json$/,
  /^test\/journeys\/iati\/(?:code-lists\.json|(?:iati-activities-schema|iati-common|xml)\.xsd)$/,
]

/** The files, of those that are tracked, that are of no kind that the repository knows. */
export function strays(tracked: readonly string[]): readonly string[] {
  return tracked.filter((path) => !known.some((kind) => kind.test(path)))
}
