import { type ApiName, endpoints } from '@passerelle/contract'
import { CfnOutput, Stack } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { Authorizer } from '../constructs/authorizer.ts'
import { Firewall } from '../constructs/firewall.ts'
import { Gateway } from '../constructs/gateway.ts'
import { HttpFunction } from '../constructs/http-function.ts'
import { PublicContactFunction } from '../constructs/public-contact-function.ts'
import { PublicOffersFunction } from '../constructs/public-offers-function.ts'
import { PublicRecordsFunction } from '../constructs/public-records-function.ts'
import { ServiceAccountFunction } from '../constructs/service-account-function.ts'
import { commonEnvironment } from '../environment.ts'
import { gatewayPaths } from '../routes.ts'
import type { Stage } from '../stages.ts'
import type { DataStack } from './data.ts'
import type { IdentityStack } from './identity.ts'

/** Functions that name an address which others keep. */
const named = [
  'api-coaching',
  'api-certificates',
  'api-certificate-documents',
  'api-placement',
  'api-public-certificates',
  'api-public-offers',
] as const

/** Resources that answer requests: the gateway, its authorizer, and one function per HTTP context. */
export class ApiStack extends Stack {
  readonly gateway: Gateway
  readonly authorizer: LambdaFunction
  readonly functions: Readonly<Record<ApiName, LambdaFunction>>

  constructor(
    scope: Construct,
    id: string,
    props: { readonly stage: Stage; readonly data: DataStack; readonly identity: IdentityStack },
  ) {
    const { stage, data } = props
    super(scope, id, { stackName: `passerelle-${stage.name}-api` })
    const environment = commonEnvironment(data, stage)
    const httpFunction = (id: string, name: ApiName) =>
      new HttpFunction(this, id, { name, stage, environment }).function
    // They are told of no table and no key: they come in by the gateway, as the person or the calendar that asks.
    const callingFunction = (id: string, name: ApiName) =>
      new HttpFunction(this, id, { name, stage, environment: { STAGE: stage.name } }).function
    this.authorizer = new Authorizer(this, 'Authorizer', props).function
    this.functions = {
      'api-tenancy': httpFunction('Tenancy', 'api-tenancy'),
      'api-programmes': httpFunction('Programmes', 'api-programmes'),
      'api-casework': httpFunction('Casework', 'api-casework'),
      'api-notes': httpFunction('Notes', 'api-notes'),
      'api-files': httpFunction('Files', 'api-files'),
      'api-retention': httpFunction('Retention', 'api-retention'),
      'api-seals': httpFunction('Seals', 'api-seals'),
      'api-offers': httpFunction('Offers', 'api-offers'),
      'api-newcomers': httpFunction('Newcomers', 'api-newcomers'),
      'api-vacancies': httpFunction('Vacancies', 'api-vacancies'),
      'api-placement': httpFunction('Placement', 'api-placement'),
      'api-imports': httpFunction('Imports', 'api-imports'),
      'api-coaching': httpFunction('Coaching', 'api-coaching'),
      'api-follow-up': httpFunction('FollowUp', 'api-follow-up'),
      'api-founding': httpFunction('Founding', 'api-founding'),
      'api-certificates': httpFunction('Certificates', 'api-certificates'),
      'api-certificate-documents': httpFunction('CertificateDocuments', 'api-certificate-documents'),
      'api-indicators': httpFunction('Indicators', 'api-indicators'),
      'api-exchange': httpFunction('Exchange', 'api-exchange'),
      'api-papers': httpFunction('Papers', 'api-papers'),
      'api-networks': httpFunction('Networks', 'api-networks'),
      'api-self': httpFunction('Self', 'api-self'),
      'api-service-accounts': new ServiceAccountFunction(this, 'ServiceAccounts', props).function,
      'api-own-page': callingFunction('OwnPage', 'api-own-page'),
      'api-public-certificates': new PublicRecordsFunction(this, 'PublicCertificates', props).function,
      'api-public-offers': new PublicOffersFunction(this, 'PublicOffers', props).function,
      'api-public-contact': new PublicContactFunction(this, 'PublicContact', props).function,
      'api-session-feeds': callingFunction('SessionFeeds', 'api-session-feeds'),
      'api-reference': httpFunction('Reference', 'api-reference'),
    }
    this.functions['api-files'].addEnvironment('FILE_BUCKET_NAME', data.fileBucket.bucketName)
    this.gateway = new Gateway(this, 'Gateway', { stage, paths: gatewayPaths(endpoints) })
    this.gateway.admitTo(this.functions, this.authorizer)
    // From its parts: the address that the gateway names itself waits for all functions, and so for these.
    const host = `${this.gateway.api.restApiId}.execute-api.${this.region}.${this.urlSuffix}`
    for (const name of ['api-own-page', 'api-session-feeds'] as const) {
      this.functions[name].addEnvironment('API_URL', `https://${host}/${stage.name}`)
    }
    // What is signed is checked under this name for as long as it counts, and calendars keep it.
    const home = stage.addresses.homeUrl ?? `https://${host}/${stage.name}`
    for (const name of named) {
      this.functions[name].addEnvironment('PUBLIC_URL', home)
    }
    if (stage.firewall) new Firewall(this, 'Firewall', { api: this.gateway.api })
    new CfnOutput(this, 'ApiUrl', { value: this.gateway.api.url })
  }
}
