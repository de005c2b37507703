import { Aws, Duration } from 'aws-cdk-lib'
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'
import type { Stage } from '../stages.ts'

/** The address at which browsers sign in: that of the region's identity pools. */
export const identityEndpoint = `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}`

/**
 * The only things that the console may load and talk to: its own files, its own origin, and the identity pool. Nothing
 * runs that did not come as a file of its own, so a script in a name or a note stays text.
 */
const contentSecurity = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'", identityEndpoint],
  'manifest-src': ["'self'"],
  'worker-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
}

/** The camera reads papers that a person carries; nothing else of the device is asked for. */
const permissions = ['camera=(self)', 'geolocation=()', 'microphone=()', 'payment=()', 'usb=()']

/** What every file of the console is sent with, whatever the bucket says. */
export function consoleHeaders(scope: Construct, stage: Stage): ResponseHeadersPolicy {
  const always = (header: string, value: string) => ({ header, value, override: true })
  return new ResponseHeadersPolicy(scope, 'Headers', {
    responseHeadersPolicyName: `passerelle-${stage.name}-console`,
    securityHeadersBehavior: {
      contentSecurityPolicy: {
        contentSecurityPolicy: Object.entries(contentSecurity)
          .map(([directive, sources]) => [directive, ...sources].join(' '))
          .join('; '),
        override: true,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: [
        always('Cross-Origin-Opener-Policy', 'same-origin'),
        always('Cross-Origin-Resource-Policy', 'same-origin'),
        always('Permissions-Policy', permissions.join(', ')),
      ],
    },
  })
}
