import { access } from '@passerelle/contract/access'
import { reference } from '@passerelle/contract/reference'
import { publicApi } from '@passerelle/runtime'
import { readDocument } from './read-document.ts'
import { readDocumentation } from './read-documentation.ts'
import { readGuide } from './read-guide.ts'
import { readAsset } from './viewer/asset.ts'

export const app = publicApi(reference, access, {
  readDocument: async () => readDocument(),
  readDocumentation: async ({ query }, visitor) => readDocumentation(query.language ?? visitor.language),
  readGuide: async ({ query }, visitor) => readGuide(query.language ?? visitor.language),
  readAsset: async ({ params }) => readAsset(params.asset),
})
