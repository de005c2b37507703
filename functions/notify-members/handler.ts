import { inOrder } from '@passerelle/runtime'
import { openLetterContext } from '@passerelle/runtime/mail'
import { notifyMembers } from './notify-members.ts'

export const handler = inOrder(notifyMembers(openLetterContext(process.env)))
