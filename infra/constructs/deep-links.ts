import { Function as EdgeFunction, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'
import type { Stage } from '../stages.ts'

/**
 * Leads every address of the console to the page that knows it: `/cases/42` to the page at the top, `/me/plan` to the
 * page of `me`. A last part with a dot is a file, and one that is not there stays missing. It stands before the bucket
 * alone, so what the API answers reaches the caller as it is, errors too.
 */
export function deepLinks(scope: Construct, stage: Stage, entries: readonly string[]): EdgeFunction {
  return new EdgeFunction(scope, 'DeepLinks', {
    functionName: `passerelle-${stage.name}-deep-links`,
    comment: 'Leads every address of the console to its page',
    runtime: FunctionRuntime.JS_2_0,
    code: FunctionCode.fromInline(`var entries = ${JSON.stringify(entries)};
function handler(event) {
  var request = event.request;
  var parts = request.uri.split('/');
  if (parts[parts.length - 1].includes('.')) return request;
  request.uri = entries.includes(parts[1]) ? '/' + parts[1] + '/index.html' : '/index.html';
  return request;
}
`),
  })
}
