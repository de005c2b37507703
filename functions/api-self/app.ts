import { access } from '@passerelle/contract/access'
import { self } from '@passerelle/contract/self'
import { api } from '@passerelle/runtime'
import { openSelfDesk } from './desk.ts'
import { readSelf } from './read-self.ts'

export const app = api(self, access, openSelfDesk, {
  readSelf: (desk) => readSelf(desk),
})
