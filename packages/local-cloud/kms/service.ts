import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto'
import * as z from 'zod'
import { account } from '../account.ts'
import { type Call, jsonAnswer, type Service, ServiceError, signedBy } from '../front/service.ts'
import type { Judge } from '../iam/judge.ts'
import { callerArn, type Principal } from '../iam/principal.ts'
import type { Key, Keys } from './keys.ts'
import { type EncryptionContext, keyIdOf, open, seal } from './sealing.ts'

const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'))
const context = z.record(z.string(), z.string()).default({})
const requests = {
  GenerateDataKey: z.looseObject({
    KeyId: z.string(),
    EncryptionContext: context,
    KeySpec: z.enum(['AES_256', 'AES_128']).optional(),
    NumberOfBytes: z.int().min(1).max(1024).optional(),
  }),
  GenerateDataKeyPair: z.looseObject({
    KeyId: z.string(),
    EncryptionContext: context,
    KeyPairSpec: z.literal('ECC_NIST_P256'),
  }),
  Encrypt: z.looseObject({ KeyId: z.string(), Plaintext: bytes, EncryptionContext: context }),
  Decrypt: z.looseObject({ KeyId: z.string().optional(), CiphertextBlob: bytes, EncryptionContext: context }),
  GenerateMac: z.looseObject({ KeyId: z.string(), Message: bytes, MacAlgorithm: z.literal('HMAC_SHA_256') }),
  Sign: z.looseObject({
    KeyId: z.string(),
    Message: bytes.refine((message) => message.length <= 4096),
    MessageType: z.literal('RAW').optional(),
    SigningAlgorithm: z.literal('ECDSA_SHA_256'),
  }),
  GetPublicKey: z.looseObject({ KeyId: z.string() }),
  DescribeKey: z.looseObject({ KeyId: z.string() }),
}

/** The Key Management Service: data keys, encryption and MACs under the keys of the template. */
export function kmsService(keys: Keys, judge: Judge): Service {
  function permitted(caller: Principal, action: string, key: Key, ctx: EncryptionContext): void {
    const names = Object.keys(ctx)
    const conditions = Object.entries(ctx).map(([name, value]) => [`kms:EncryptionContext:${name}`, value])
    const accessRequest = {
      action: `kms:${action}`,
      resource: key.arn,
      resourcePolicy: key.policy,
      context: {
        'kms:CallerAccount': account.id,
        ...Object.fromEntries(conditions),
        ...(names.length > 0 ? { 'kms:EncryptionContextKeys': names } : {}),
      },
    }
    if (judge.allows(caller, accessRequest)) return
    throw new ServiceError(
      'AccessDeniedException',
      `User: ${callerArn(caller)} is not authorized to perform: kms:${action} on resource: ${key.arn}`,
    )
  }

  function find(reference: string, usage: Key['usage'] | undefined): Key {
    const key = keys.find(reference)
    if (key === undefined) throw new ServiceError('NotFoundException', `Key '${reference}' does not exist`)
    if (usage === undefined || key.usage === usage) return key
    throw new ServiceError('InvalidKeyUsageException', `${key.arn} is not for ${usage}`)
  }

  function dataKey(call: Call, withPlaintext: boolean) {
    const request = read(requests.GenerateDataKey, call)
    const key = find(request.KeyId, 'ENCRYPT_DECRYPT')
    permitted(signedBy(call), call.operation, key, request.EncryptionContext)
    const plaintext = randomBytes(request.NumberOfBytes ?? (request.KeySpec === 'AES_128' ? 16 : 32))
    return {
      KeyId: key.arn,
      CiphertextBlob: seal(key, plaintext, request.EncryptionContext).toString('base64'),
      ...(withPlaintext ? { Plaintext: plaintext.toString('base64') } : {}),
    }
  }

  function keyPairWithoutPlaintext(call: Call) {
    const request = read(requests.GenerateDataKeyPair, call)
    const key = find(request.KeyId, 'ENCRYPT_DECRYPT')
    permitted(signedBy(call), call.operation, key, request.EncryptionContext)
    const { privateKey, publicKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'pkcs8', format: 'der' },
      publicKeyEncoding: { type: 'spki', format: 'der' },
    })
    return {
      KeyId: key.arn,
      KeyPairSpec: request.KeyPairSpec,
      PrivateKeyCiphertextBlob: seal(key, privateKey, request.EncryptionContext).toString('base64'),
      PublicKey: publicKey.toString('base64'),
    }
  }

  function encrypt(call: Call) {
    const request = read(requests.Encrypt, call)
    const key = find(request.KeyId, 'ENCRYPT_DECRYPT')
    permitted(signedBy(call), 'Encrypt', key, request.EncryptionContext)
    const blob = seal(key, request.Plaintext, request.EncryptionContext)
    return {
      KeyId: key.arn,
      CiphertextBlob: blob.toString('base64'),
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    }
  }

  function decrypt(call: Call) {
    const request = read(requests.Decrypt, call)
    const key = keys.find(keyIdOf(request.CiphertextBlob) ?? '')
    if (key === undefined)
      throw new ServiceError('InvalidCiphertextException', 'not a ciphertext of this account')
    permitted(signedBy(call), 'Decrypt', key, request.EncryptionContext)
    if (request.KeyId !== undefined && find(request.KeyId, undefined) !== key) {
      throw new ServiceError('IncorrectKeyException', 'the ciphertext was sealed under another key')
    }
    const plaintext = open(key, request.CiphertextBlob, request.EncryptionContext)
    if (plaintext === undefined)
      throw new ServiceError('InvalidCiphertextException', 'the ciphertext does not open')
    return {
      KeyId: key.arn,
      Plaintext: plaintext.toString('base64'),
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    }
  }

  function generateMac(call: Call) {
    const request = read(requests.GenerateMac, call)
    const key = find(request.KeyId, 'GENERATE_VERIFY_MAC')
    permitted(signedBy(call), 'GenerateMac', key, {})
    const mac = createHmac('sha256', key.material).update(request.Message).digest('base64')
    return { KeyId: key.arn, Mac: mac, MacAlgorithm: request.MacAlgorithm }
  }

  function signMessage(call: Call) {
    const request = read(requests.Sign, call)
    const key = find(request.KeyId, 'SIGN_VERIFY')
    permitted(signedBy(call), 'Sign', key, {})
    const signature = sign('sha256', request.Message, privateHalf(key)).toString('base64')
    return { KeyId: key.arn, Signature: signature, SigningAlgorithm: request.SigningAlgorithm }
  }

  function publicKey(call: Call) {
    const key = find(read(requests.GetPublicKey, call).KeyId, 'SIGN_VERIFY')
    permitted(signedBy(call), 'GetPublicKey', key, {})
    const spki = createPublicKey(privateHalf(key)).export({ type: 'spki', format: 'der' })
    return {
      KeyId: key.arn,
      KeySpec: 'ECC_NIST_P256',
      KeyUsage: key.usage,
      PublicKey: spki.toString('base64'),
      SigningAlgorithms: ['ECDSA_SHA_256'],
    }
  }

  function describeKey(call: Call) {
    const key = find(read(requests.DescribeKey, call).KeyId, undefined)
    permitted(signedBy(call), 'DescribeKey', key, {})
    return {
      KeyMetadata: { KeyId: key.id, Arn: key.arn, Enabled: true, KeyState: 'Enabled', KeyUsage: key.usage },
    }
  }

  const operations: Record<string, (call: Call) => unknown> = {
    GenerateDataKey: (call) => dataKey(call, true),
    GenerateDataKeyWithoutPlaintext: (call) => dataKey(call, false),
    GenerateDataKeyPairWithoutPlaintext: keyPairWithoutPlaintext,
    Encrypt: encrypt,
    Decrypt: decrypt,
    GenerateMac: generateMac,
    Sign: signMessage,
    GetPublicKey: publicKey,
    DescribeKey: describeKey,
  }
  return {
    name: 'kms',
    protocol: 'json',
    async handle(call) {
      const operation = operations[call.operation]
      if (operation !== undefined) return jsonAnswer(operation(call))
      throw new ServiceError('UnknownOperationException', `${call.operation} is not known on this machine`)
    },
  }
}

function privateHalf({ material }: Key) {
  return createPrivateKey({ key: material, format: 'der', type: 'pkcs8' })
}

function read<Request>(schema: z.ZodType<Request>, call: Call): Request {
  const parsed = schema.safeParse(JSON.parse(call.body.toString('utf8')))
  if (parsed.success) return parsed.data
  throw new ServiceError('ValidationException', z.prettifyError(parsed.error))
}
