import { att, exported, lambda, trust } from './parts.ts'

/** The rights of the sample's tenant role: its own partitions, its own encryption context. */
const tenantStatements = [
  {
    Effect: 'Allow',
    Action: [
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:Scan',
      'dynamodb:BatchGetItem',
      'dynamodb:ConditionCheckItem',
    ],
    Resource: [
      exported('sample:table-arn'),
      { 'Fn::Join': ['', [exported('sample:table-arn'), '/index/*']] },
    ],
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
  },
  {
    Effect: 'Allow',
    Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
    Resource: exported('sample:key-arn'),
    Condition: { StringEquals: { 'kms:EncryptionContext:tenant': `\${aws:PrincipalTag/tenant}` } },
  },
]

function integration(lambdaId: string) {
  return {
    'Fn::Join': [
      '',
      [
        'arn:aws:apigateway:',
        { Ref: 'AWS::Region' },
        ':lambda:path/2015-03-31/functions/',
        att(lambdaId, 'Arn'),
        '/invocations',
      ],
    ],
  }
}

function permission(lambdaId: string) {
  return {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: att(lambdaId, 'Arn'),
      Principal: 'apigateway.amazonaws.com',
    },
  }
}

/** What answers a path of the sample: the notes, for whoever the authorizer lets in. */
const notes = {
  security: [{ Gatekeeper: [] }],
  'x-amazon-apigateway-integration': {
    type: 'aws_proxy',
    httpMethod: 'POST',
    uri: integration('Notes'),
    requestParameters: { 'integration.request.header.X-Amz-Tenant-Id': 'context.authorizer.tenantId' },
    timeoutInMillis: 3000,
  },
}

const document = {
  openapi: '3.0.1',
  info: { title: 'sample', version: '1' },
  paths: {
    '/v1/notes/{id}': { put: notes, get: notes },
    '/v1/scan': { get: notes },
    '/v1/theirs/{owner}/{id}': { put: notes, get: notes },
    '/v1/behave/{behaviour}': { 'x-amazon-apigateway-any-method': notes },
  },
  components: {
    securitySchemes: {
      Gatekeeper: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': {
          type: 'request',
          authorizerUri: integration('Authorizer'),
          identitySource: 'method.request.header.Authorization',
          authorizerResultTtlInSeconds: 60,
        },
      },
    },
  },
  'x-amazon-apigateway-gateway-responses': {
    UNAUTHORIZED: {
      statusCode: '401',
      responseParameters: { 'gatewayresponse.header.Cache-Control': "'no-store'" },
      responseTemplates: {
        'application/problem+json': '{"title":$context.error.messageString,"requestId":"$context.requestId"}',
      },
    },
  },
}

/** Notes, kept per tenant, behind an authorizer. */
export const api = {
  Resources: {
    ApiRole: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: trust('lambda.amazonaws.com') },
    },
    AuthorizerRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust('lambda.amazonaws.com'),
        Policies: [
          {
            PolicyName: 'assume',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
                  Resource: att('TenantRole', 'Arn'),
                },
              ],
            },
          },
        ],
      },
    },
    TenantRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
              Principal: { AWS: { 'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:root` } },
              Condition: { Null: { 'aws:RequestTag/tenant': 'false' } },
            },
          ],
        },
        Policies: [
          { PolicyName: 'tenant', PolicyDocument: { Version: '2012-10-17', Statement: tenantStatements } },
        ],
      },
    },
    Authorizer: lambda('AuthorizerRole', {
      Environment: { Variables: { TENANT_ROLE_ARN: att('TenantRole', 'Arn') } },
    }),
    Notes: lambda('ApiRole', {
      Timeout: 1,
      TenancyConfig: { TenantIsolationMode: 'PER_TENANT' },
      Environment: {
        Variables: { TABLE_NAME: exported('sample:table'), KEY_ID: exported('sample:key-arn') },
      },
    }),
    AuthorizerPermission: permission('Authorizer'),
    NotesPermission: permission('Notes'),
    Api: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: { Name: 'sample', Body: document, BinaryMediaTypes: ['image/png'] },
    },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } },
    Stage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: {
        RestApiId: { Ref: 'Api' },
        DeploymentId: { Ref: 'Deployment' },
        StageName: 'dev',
        AccessLogSetting: {
          DestinationArn: 'arn:aws:logs:eu-central-1:111122223333:log-group:access',
          Format:
            '{"status":$context.status,"tenant":"$context.authorizer.tenantId","path":"$context.resourcePath"}',
        },
      },
    },
  },
  Outputs: {
    Api: { Value: { Ref: 'Api' }, Export: { Name: 'sample:api' } },
    Stage: { Value: { Ref: 'Stage' }, Export: { Name: 'sample:stage' } },
  },
}
