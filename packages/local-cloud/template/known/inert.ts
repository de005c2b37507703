import * as z from 'zod'
import { arn } from '../../account.ts'
import { kind, type Place } from '../kind.ts'

/** Describes or watches the stack, and does nothing that a request or an event could notice on one machine. */
function describing(service: string, nameProperty: string, resource: (name: string) => string) {
  return kind(z.record(z.string(), z.unknown()), (place: Place) => {
    const name = place.name(nameProperty)
    return { ref: name, attributes: { Arn: arn(service, resource(name)) } }
  })
}

export const inertKinds = {
  'AWS::CDK::Metadata': describing('cloudformation', 'Name', (name) => name),
  'AWS::Logs::LogGroup': describing('logs', 'LogGroupName', (name) => `log-group:${name}:*`),
  'AWS::Logs::MetricFilter': describing('logs', 'FilterName', (name) => name),
  'AWS::CloudWatch::Alarm': describing('cloudwatch', 'AlarmName', (name) => `alarm:${name}`),
  'AWS::CloudWatch::CompositeAlarm': describing('cloudwatch', 'AlarmName', (name) => `alarm:${name}`),
  'AWS::CloudWatch::Dashboard': describing('cloudwatch', 'DashboardName', (name) => `dashboard/${name}`),
  'AWS::Cognito::UserPoolRiskConfigurationAttachment': describing('cognito-idp', 'Id', (name) => name),
  'AWS::WAFv2::WebACL': describing('wafv2', 'Name', (name) => `regional/webacl/${name}`),
  'AWS::WAFv2::WebACLAssociation': describing('wafv2', 'Id', (name) => name),
  'AWS::WAFv2::LoggingConfiguration': describing('wafv2', 'Id', (name) => name),
  'AWS::Backup::BackupPlan': describing('backup', 'Name', (name) => `backup-plan:${name}`),
  'AWS::Backup::BackupVault': describing('backup', 'BackupVaultName', (name) => `backup-vault:${name}`),
  'AWS::Backup::BackupSelection': describing('backup', 'Id', (name) => name),
}
