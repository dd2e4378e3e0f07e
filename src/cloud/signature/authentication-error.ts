// What a caller whose credentials or signature fail is told, in the words of the service that was called.
import { ServiceError } from '../service-error.ts';
import { generalAuthenticationError } from './general-authentication-error.ts';
import { s3AuthenticationError } from './s3-authentication-error.ts';
import type { AuthenticationFailure } from './signature-failure.ts';

/** `query` for IAM, STS and their like; `restJson` for Lambda and its like; `s3` for S3 and S3 Control. */
export type AuthenticationErrorStyle = 'query' | 'json' | 's3' | 'ec2' | 'restJson';

const invalidCredentials = 'AWS was not able to validate the provided access credentials';

// EC2 tells less than the others do.
function ec2AuthenticationError(failure: AuthenticationFailure): ServiceError {
  switch (failure.failure) {
    case 'unsigned':
      return new ServiceError('MissingParameter', 400, 'The request must contain the parameter AWSAccessKeyId');
    case 'expired-token':
    case 'expired-presign':
      return new ServiceError('RequestExpired', 400, 'Request has expired.');
    case 'skewed':
      return failure.now > failure.time
        ? new ServiceError('RequestExpired', 400, 'Request has expired.')
        : new ServiceError('AuthFailure', 401, invalidCredentials);
    default:
      return new ServiceError('AuthFailure', 401, invalidCredentials);
  }
}

/** The error for a failure that `readSignature`, `checkScope`, `verifySignature` or the finder of the key came to. */
export function authenticationError(failure: AuthenticationFailure, style: AuthenticationErrorStyle): ServiceError {
  if (style === 's3') return s3AuthenticationError(failure);
  return style === 'ec2' ? ec2AuthenticationError(failure) : generalAuthenticationError(failure, style);
}
