import type { FieldCode } from '@passerelle/domain/kernel'

/** The parts of OpenAPI 3.1 that this API's document is made of. */
export type OpenApiDocument = {
  readonly openapi: '3.1.1'
  readonly info: {
    readonly title: string
    readonly version: string
    readonly summary: string
    readonly description: string
    readonly license: { readonly name: string; readonly identifier: string }
  }
  readonly servers: readonly { readonly url: string; readonly description: string }[]
  readonly security: readonly SecurityRequirement[]
  readonly tags: readonly Tag[]
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly parameters: Readonly<Record<string, Parameter>>
    readonly headers: Readonly<Record<string, Header>>
    readonly responses: Readonly<Record<string, Response>>
    readonly securitySchemes: Readonly<Record<string, Readonly<Record<string, string>>>>
  }
}

export type Tag = { readonly name: string; readonly description: string }
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>
export type Reference = { readonly $ref: string }

export type PathItem = { readonly [Method in 'get' | 'post' | 'put' | 'patch' | 'delete']?: Operation }

export type Operation = {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  /** Empty where anybody may call; else the document's own holds. */
  readonly security?: readonly SecurityRequirement[]
  /** The roles that may call the operation: its row in the matrix. */
  readonly 'x-roles': readonly string[]
  readonly parameters: readonly (Parameter | Reference)[]
  readonly requestBody?: { readonly required: true; readonly content: Content }
  readonly responses: Readonly<Record<string, Response | Reference>>
}

export type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema: JsonSchema
}

export type Header = { readonly description: string; readonly schema: JsonSchema }

export type Response = {
  readonly description: string
  readonly headers?: Readonly<Record<string, Reference>>
  readonly content?: Content
}

export type Content = Readonly<Record<string, { readonly schema: JsonSchema; readonly example?: unknown }>>

/** A schema of JSON Schema 2020-12, as far as this document uses it. */
export type JsonSchema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly propertyNames?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  /** Codes of rules that no schema can say: what an error of the field says when it is broken. */
  readonly 'x-rules'?: readonly FieldCode[]
}
