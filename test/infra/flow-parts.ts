import { roleAt } from './rights.ts'
import { dev } from './stages.ts'
import { resource, resourcesOf, type Templates } from './synthesis.ts'

const { templates } = dev

/** What the role of a flow's part may do. */
export const rightsOf = (part: string) => roleAt(templates, part).statements

/** The queue in which a flow sets aside what it gives up. */
export const queueOf = (flow: string) => ({
  'Fn::GetAtt': [resource(templates, 'AWS::SQS::Queue', `${flow}/Failures`).id, 'Arn'],
})

/** The queues of what was given up on. */
export const failureQueues = (of: Templates) =>
  resourcesOf(of, 'AWS::SQS::Queue').filter(({ path }) => path.endsWith('/Failures/Resource'))
