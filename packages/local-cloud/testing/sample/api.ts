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

function method(resource: unknown, httpMethod: string) {
  return {
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      RestApiId: { Ref: 'Api' },
      ResourceId: resource,
      HttpMethod: httpMethod,
      AuthorizationType: 'CUSTOM',
      AuthorizerId: { Ref: 'Gatekeeper' },
      Integration: {
        Type: 'AWS_PROXY',
        IntegrationHttpMethod: 'POST',
        Uri: integration('Notes'),
        RequestParameters: { 'integration.request.header.X-Amz-Tenant-Id': 'context.authorizer.tenantId' },
        TimeoutInMillis: 3000,
      },
    },
  }
}

function resource(parent: unknown, PathPart: string) {
  return {
    Type: 'AWS::ApiGateway::Resource',
    Properties: { RestApiId: { Ref: 'Api' }, ParentId: parent, PathPart },
  }
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
      Properties: { Name: 'sample', BinaryMediaTypes: ['image/png'] },
    },
    Gatekeeper: {
      Type: 'AWS::ApiGateway::Authorizer',
      Properties: {
        RestApiId: { Ref: 'Api' },
        Name: 'gatekeeper',
        Type: 'REQUEST',
        AuthorizerUri: integration('Authorizer'),
        IdentitySource: 'method.request.header.Authorization',
        AuthorizerResultTtlInSeconds: 60,
      },
    },
    V1: resource(att('Api', 'RootResourceId'), 'v1'),
    NotesPath: resource({ Ref: 'V1' }, 'notes'),
    NotePath: resource({ Ref: 'NotesPath' }, '{id}'),
    ScanPath: resource({ Ref: 'V1' }, 'scan'),
    TheirsPath: resource({ Ref: 'V1' }, 'theirs'),
    OwnerPath: resource({ Ref: 'TheirsPath' }, '{owner}'),
    TheirNotePath: resource({ Ref: 'OwnerPath' }, '{id}'),
    BehavePath: resource({ Ref: 'V1' }, 'behave'),
    BehaviourPath: resource({ Ref: 'BehavePath' }, '{behaviour}'),
    PutNote: method({ Ref: 'NotePath' }, 'PUT'),
    GetNote: method({ Ref: 'NotePath' }, 'GET'),
    Scan: method({ Ref: 'ScanPath' }, 'GET'),
    PutTheirs: method({ Ref: 'TheirNotePath' }, 'PUT'),
    GetTheirs: method({ Ref: 'TheirNotePath' }, 'GET'),
    Behave: method({ Ref: 'BehaviourPath' }, 'ANY'),
    Unauthorized: {
      Type: 'AWS::ApiGateway::GatewayResponse',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ResponseType: 'UNAUTHORIZED',
        StatusCode: '401',
        ResponseParameters: { 'gatewayresponse.header.Cache-Control': "'no-store'" },
        ResponseTemplates: {
          'application/problem+json':
            '{"title":$context.error.messageString,"requestId":"$context.requestId"}',
        },
      },
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
