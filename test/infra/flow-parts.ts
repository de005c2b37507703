import { roleAt } from './rights.ts'
import { dev } from './stages.ts'
import { resource } from './synthesis.ts'

const { templates } = dev

/** What the role of a flow's part may do. */
export const rightsOf = (part: string) => roleAt(templates, part).statements

/** The queue in which a flow sets aside what it gives up. */
export const queueOf = (flow: string) => ({
  'Fn::GetAtt': [resource(templates, 'AWS::SQS::Queue', flow).id, 'Arn'],
})
