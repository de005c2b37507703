import { inOrder } from '@passerelle/runtime'
import { openLetterDesk } from '@passerelle/runtime/mail'
import { notifyMembers } from './notify-members.ts'

export const handler = inOrder(notifyMembers(openLetterDesk(process.env)))
