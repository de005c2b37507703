import type { RoleSession } from '../iam/principal.ts'
import type { Role } from '../iam/roles.ts'
import type { PolicyDocument } from '../template/kind.ts'

export function policyOf(...statements: Record<string, unknown>[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements }
}

/** A role with one policy of these statements. */
export function roleWith(...statements: Record<string, unknown>[]): Role {
  return {
    name: 'sample',
    logicalId: 'Sample',
    arn: 'arn:aws:iam::111122223333:role/sample',
    trust: policyOf({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'lambda.amazonaws.com' },
    }),
    policies: [{ name: 'sample', policy: policyOf(...statements) }],
    tags: {},
    maxSession: 3600,
  }
}

/** A session of a role for one tenant, in somebody's name. */
export function sessionFor(
  role: Role,
  tenant: string | undefined,
  sessionPolicy?: PolicyDocument,
  sourceIdentity?: string,
): RoleSession {
  return {
    kind: 'role',
    role,
    sessionName: 'test',
    tags: tenant === undefined ? {} : { tenant },
    ...(sessionPolicy === undefined ? {} : { sessionPolicy }),
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
  }
}

export const tableArn = 'arn:aws:dynamodb:eu-central-1:111122223333:table/main'

/** The tenant role's shape: own partitions and those shared with another party, and no request without a key. */
export const ownPartitions = {
  Effect: 'Allow',
  Action: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:Scan'],
  Resource: [tableArn, `${tableArn}/index/*`],
  Condition: {
    'ForAllValues:StringLike': {
      'dynamodb:LeadingKeys': [
        `T#\${aws:PrincipalTag/tenant}#*`,
        `R#\${aws:PrincipalTag/tenant}#*`,
        `R#????#\${aws:PrincipalTag/tenant}#*`,
      ],
    },
    Null: { 'dynamodb:LeadingKeys': 'false', 'aws:PrincipalTag/tenant': 'false' },
  },
}
