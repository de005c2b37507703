import {
  AccessLogFormat,
  LogGroupLogDestination,
  MethodLoggingLevel,
  type SpecRestApi,
  type StageOptions,
} from 'aws-cdk-lib/aws-apigateway'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { Stage } from '../stages.ts'

/**
 * The line about every request. The path is the template, without the ids in it; no query, no header and of what
 * the authorizer found out only who it was: credentials stand beside it.
 */
const fields = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  method: '$context.httpMethod',
  resource: '$context.resourcePath',
  status: '$context.status',
  responseBytes: '$context.responseLength',
  latencyMs: '$context.responseLatency',
  functionMs: '$context.integration.latency',
  authorizerMs: '$context.authorizer.latency',
  tenantId: '$context.authorizer.tenantId',
  memberId: '$context.authorizer.memberId',
  gatewayAnswer: '$context.error.responseType',
  tls: '$context.tlsVersion',
}

/** Access logs in full, the gateway's own log for errors only, and never a body or a header in either. */
export function accessLogging(scope: Construct, stage: Stage): StageOptions {
  const logGroup = new LogGroup(scope, 'AccessLog', {
    logGroupName: `/passerelle/${stage.name}/gateway`,
    retention: stage.logRetention,
    removalPolicy: stage.removal,
  })
  return {
    accessLogDestination: new LogGroupLogDestination(logGroup),
    accessLogFormat: AccessLogFormat.custom(JSON.stringify(fields)),
    loggingLevel: MethodLoggingLevel.ERROR,
    dataTraceEnabled: false,
    metricsEnabled: stage.detailedMetrics,
    // A trace holds paths with the ids in them, and every function would need a right more to write it.
    tracingEnabled: false,
  }
}

/** The gateway names its own log after itself; made here, it is not kept for ever. */
export function keepExecutionLogShort(scope: Construct, api: SpecRestApi, stage: Stage): void {
  const logGroup = new LogGroup(scope, 'ExecutionLog', {
    logGroupName: `API-Gateway-Execution-Logs_${api.restApiId}/${stage.name}`,
    retention: stage.logRetention,
    removalPolicy: stage.removal,
  })
  api.deploymentStage.node.addDependency(logGroup)
}
