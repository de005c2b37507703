/** Small pieces of CloudFormation that the sample's stacks are made of. */

/** A role's trust in one service. */
export const trust = (service: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
})
/** An attribute of another resource. */
export const att = (id: string, name: string) => ({ 'Fn::GetAtt': [id, name] })
/** The exports of another stack. */
export const exported = (name: string) => ({ 'Fn::ImportValue': name })

/** A function of the sample; its bundle is given when the cloud is opened. */
export function lambda(role: string, properties: Record<string, unknown>) {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Bucket: 'assets', S3Key: 'none.zip' },
      Handler: 'handler.handler',
      Runtime: 'nodejs24.x',
      Role: att(role, 'Arn'),
      ...properties,
    },
  }
}
