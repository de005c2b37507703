import { onChanges, resourcesOf } from '@passerelle/runtime'
import { openLetterContext } from '@passerelle/runtime/mail'
import { openNotices } from '@passerelle/table/events'
import { notifyMembers } from './notify-members.ts'

const { env } = process

export const handler = onChanges(notifyMembers(openLetterContext(env, openNotices(resourcesOf(env)))))
