// The errors of S3 that several operations give: codes, statuses and sentences as AWS has them.
import { type ErrorDetails, ServiceError } from '../../cloud/service-error.ts';

export function noSuchBucket(name: string): ServiceError {
  return new ServiceError('NoSuchBucket', 404, 'The specified bucket does not exist', { members: { BucketName: name } });
}

export function noSuchKey(key: string, headers: ErrorDetails['headers'] = []): ServiceError {
  return new ServiceError('NoSuchKey', 404, 'The specified key does not exist.', { members: { Key: key }, headers });
}

export function noSuchVersion(key: string, versionId: string): ServiceError {
  return new ServiceError('NoSuchVersion', 404, 'The specified version does not exist.', { members: { Key: key, VersionId: versionId } });
}

export function noSuchUpload(uploadId: string): ServiceError {
  const message = 'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.';
  return new ServiceError('NoSuchUpload', 404, message, { members: { UploadId: uploadId } });
}

export function noSuchAccessPoint(name: string): ServiceError {
  return new ServiceError('NoSuchAccessPoint', 404, 'The specified accesspoint does not exist', { members: { AccessPointName: name } });
}

export function invalidArgument(message: string, name: string, value: string | undefined): ServiceError {
  return new ServiceError('InvalidArgument', 400, message, { members: { ArgumentName: name, ArgumentValue: value ?? null } });
}

export function invalidRequest(message: string): ServiceError {
  return new ServiceError('InvalidRequest', 400, message);
}

export function malformedXml(): ServiceError {
  const message = 'The XML you provided was not well-formed or did not validate against our published schema';
  return new ServiceError('MalformedXML', 400, message);
}

export function malformedPolicy(message: string, detail?: string): ServiceError {
  return new ServiceError('MalformedPolicy', 400, message, detail === undefined ? {} : { members: { Detail: detail } });
}

export function accessDenied(message = 'Access Denied'): ServiceError {
  return new ServiceError('AccessDenied', 403, message);
}

export function preconditionFailed(condition: string): ServiceError {
  const message = 'At least one of the pre-conditions you specified did not hold';
  return new ServiceError('PreconditionFailed', 412, message, { members: { Condition: condition } });
}

export function invalidTag(message: string, key?: string): ServiceError {
  return new ServiceError('InvalidTag', 400, message, key === undefined ? {} : { members: { TagKey: key } });
}

export function aclsOff(): ServiceError {
  return new ServiceError('AccessControlListNotSupported', 400, 'The bucket does not allow ACLs');
}
