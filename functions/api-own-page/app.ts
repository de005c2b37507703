import { access } from '@passerelle/contract/access'
import { ownPage } from '@passerelle/contract/own-page'
import { publicApi } from '@passerelle/runtime'
import { ownApi } from './own-api.ts'
import { showOwnPage, showRefusal } from './show-own-page.ts'

export const app = publicApi(
  ownPage,
  access,
  { showOwnPage: ({ body }) => showOwnPage(ownApi(process.env), body) },
  showRefusal,
)
