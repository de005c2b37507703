/** Where and as whom to sign in. */
export type SignIn = {
  /** The identity pool's address, for example `https://cognito-idp.eu-central-1.amazonaws.com`. */
  readonly endpoint: string
  readonly clientId: string
  readonly email: string
  readonly password: string
}

export type Tokens = { readonly access: string; readonly identity: string; readonly refresh: string }

/** The pool did not sign the person in; `reason` is its own word for why, for example `NotAuthorizedException`. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused'
  readonly reason: string

  constructor(reason: string) {
    super(`sign-in refused: ${reason}`)
    this.reason = reason
  }
}

/**
 * Signs in with e-mail address and password.
 *
 * @throws {SignInRefused} also where the pool asks for something else first, such as a new password or a second factor.
 */
export async function signIn({ endpoint, clientId, email, password }: SignIn): Promise<Tokens> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: clientId,
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  })
  // The shape of Cognito's answer, as far as it is read here.
  const answer = (await response.json()) as {
    readonly AuthenticationResult?: { AccessToken?: string; IdToken?: string; RefreshToken?: string }
    readonly ChallengeName?: string
    readonly __type?: string
  }
  const { AccessToken, IdToken, RefreshToken } = answer.AuthenticationResult ?? {}
  if (AccessToken === undefined || IdToken === undefined || RefreshToken === undefined) {
    throw new SignInRefused(
      answer.ChallengeName ?? answer.__type?.split('#').at(-1) ?? String(response.status),
    )
  }
  return { access: AccessToken, identity: IdToken, refresh: RefreshToken }
}
