// Cases that ask something of clients only, or cannot be turned round, each with its reason.

export const INPUT_EXCLUSIONS: ReadonlyMap<string, string> = byCase([
  [
    'the case leaves out the compressed body that it is about',
    [
      'ec2/SDKAppliedContentEncoding_ec2Query',
      'ec2/SDKAppendsGzipAndIgnoresHttpProvidedEncoding_ec2Query',
      'json/SDKAppliedContentEncoding_awsJson1_1',
      'json/SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_1',
      'json_1_0/SDKAppliedContentEncoding_awsJson1_0',
      'json_1_0/SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_0',
      'query/SDKAppliedContentEncoding_awsQuery',
      'query/SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsQuery',
      'rest-json/SDKAppliedContentEncoding_restJson1',
      'rest-json/SDKAppendedGzipAfterProvidedEncoding_restJson1',
      'rest-xml/SDKAppliedContentEncoding_restXml',
      'rest-xml/SDKAppendedGzipAfterProvidedEncoding_restXml',
    ],
  ],
  [
    'the client makes the token up: it is in the request, but not in what was asked for',
    [
      'ec2/Ec2ProtocolIdempotencyTokenAutoFill',
      'query/QueryProtocolIdempotencyTokenAutoFill',
      'rest-json/RestJsonQueryIdempotencyTokenAutoFill',
      'rest-xml/QueryIdempotencyTokenAutoFill',
    ],
  ],
  [
    'an empty collection leaves no trace in the request',
    [
      'ec2/Ec2EmptyQueryLists',
      'query/QueryEmptyQueryMaps',
      'rest-json/RestJsonHttpPrefixHeadersAreNotPresent',
      'rest-json/RestJsonOmitsEmptyListQueryValues',
      'rest-xml/HttpPrefixHeadersAreNotPresent',
    ],
  ],
  ['the path of a custom endpoint stands before the one of the operation: nothing is served there', ['rest-json/RestJsonHostWithPath']],
  ['the models do not say which texts have a media type, and so travel in base64', ['rest-json/MediaTypeHeaderInputBase64']],
  [
    'a server puts all of the query in the map, also what other members are bound to',
    [
      'rest-json/RestJsonQueryParamsStringListMap',
      'rest-json/RestJsonQueryPrecedence',
      'rest-xml/AllQueryStringTypes',
      'rest-xml/RestXmlQueryStringEscaping',
      'rest-xml/RestXmlSupportsNaNFloatQueryValues',
      'rest-xml/RestXmlSupportsInfinityFloatQueryValues',
      'rest-xml/RestXmlSupportsNegativeInfinityFloatQueryValues',
      'rest-xml/RestXmlZeroAndFalseQueryValues',
      'rest-xml/RestXmlQueryParamsStringListMap',
      'rest-xml/RestXmlQueryPrecedence',
    ],
  ],
  [
    'the client sends an empty document for a payload that is not there',
    ['rest-json/RestJsonHttpWithEmptyStructurePayload', 'rest-json/RestJsonHttpWithHeadersButNoPayload'],
  ],
]);

export const OUTPUT_EXCLUSIONS: ReadonlyMap<string, string> = byCase([
  [
    'the response has members that the output lacks, for clients to ignore',
    ['json/handles_unexpected_json_output', 'json_1_0/AwsJson10HandlesUnexpectedJsonOutput'],
  ],
  [
    'another way to name an error that clients accept; ours names it in one',
    [
      'json/AwsJson11FooErrorUsingXAmznErrorType',
      'json/AwsJson11FooErrorUsingXAmznErrorTypeWithUri',
      'json/AwsJson11FooErrorUsingXAmznErrorTypeWithUriAndNamespace',
      'json/AwsJson11FooErrorUsingCode',
      'json/AwsJson11FooErrorUsingCodeAndNamespace',
      'json/AwsJson11FooErrorUsingCodeUriAndNamespace',
      'json/AwsJson11FooErrorWithDunderTypeUriAndNamespace',
      'json_1_0/AwsJson10FooErrorUsingXAmznErrorType',
      'json_1_0/AwsJson10FooErrorUsingXAmznErrorTypeWithUri',
      'json_1_0/AwsJson10FooErrorUsingXAmznErrorTypeWithUriAndNamespace',
      'json_1_0/AwsJson10FooErrorUsingCode',
      'json_1_0/AwsJson10FooErrorUsingCodeAndNamespace',
      'json_1_0/AwsJson10FooErrorUsingCodeUriAndNamespace',
      'json_1_0/AwsJson10FooErrorWithDunderTypeUriAndNamespace',
      'rest-json/RestJsonFooErrorUsingXAmznErrorTypeWithUri',
      'rest-json/RestJsonFooErrorUsingXAmznErrorTypeWithUriAndNamespace',
      'rest-json/RestJsonFooErrorUsingCode',
      'rest-json/RestJsonFooErrorUsingCodeAndNamespace',
      'rest-json/RestJsonFooErrorUsingCodeUriAndNamespace',
      'rest-json/RestJsonFooErrorWithDunderType',
      'rest-json/RestJsonFooErrorWithDunderTypeAndNamespace',
      'rest-json/RestJsonFooErrorWithDunderTypeUriAndNamespace',
    ],
  ],
  ['the response has a header that only requests have', ['json/AwsJson11IntEnums']],
  [
    'the response has members that the shape lacks, for clients to ignore',
    [
      'json/AwsJson11DeserializeIgnoreType',
      'json_1_0/AwsJson10DeserializeIgnoreType',
      'rest-json/RestJsonDeserializeIgnoreType',
      'rest-xml/InvalidGreetingError',
      'smithy-rpc-v2-cbor/RpcV2CborExtraFieldsInTheBodyShouldBeSkippedByClients',
    ],
  ],
  [
    'the response has nulls, for clients to ignore',
    [
      'json/AwsJson11StructuresDontDeserializeNullValues',
      'json_1_0/AwsJson10DeserializeAllowNulls',
      'rest-json/RestJsonDeserializesDenseSetMapAndSkipsNull',
      'rest-json/RestJsonDoesntDeserializeNullStructureValues',
      'smithy-rpc-v2-cbor/RpcV2CborDeserializesDenseSetMapAndSkipsNull',
      'smithy-rpc-v2-cbor/RpcV2CborClientDoesntDeserializeNullStructureValues',
    ],
  ],
  [
    'the case leaves the envelope out',
    ['query/QueryEmptyInputAndEmptyOutput', 'query/QueryNoInputAndNoOutput', 'query/QueryNoInputAndOutput'],
  ],
  ['the models do not say which texts have a media type, and so travel in base64', ['rest-json/MediaTypeHeaderOutputBase64']],
  [
    'the response names the type of a body that it has not',
    [
      'rest-xml/RestXmlHttpResponseCode',
      'smithy-rpc-v2-cbor/NoOutputClientAllowsEmptyCbor',
      'smithy-rpc-v2-cbor/NoOutputClientAllowsEmptyBody',
    ],
  ],
  ['the body is that of another case', ['smithy-rpc-v2-cbor/RpcV2CborPayloadWithUnsetUnion']],
]);

function byCase(groups: readonly (readonly [reason: string, ids: readonly string[]])[]): ReadonlyMap<string, string> {
  return new Map(groups.flatMap(([reason, ids]) => ids.map((id) => [id, reason] as const)));
}
