// EC2's errors. All but UnauthorizedOperation and DryRunOperation have status 400.
// Source: Amazon EC2 API Reference, Error codes for the Amazon EC2 API.
import { ServiceError } from '../../cloud/service-error.ts';

export function ec2Error(code: string, message: string, status: number = 400): ServiceError {
  return new ServiceError(code, status, message);
}

/** `parameter` as EC2 names it: `ImageId`. */
export function missingParameter(parameter: string): ServiceError {
  return ec2Error('MissingParameter', `The request must contain the parameter ${parameter}`);
}

/** `Value (x) for parameter minCount is invalid. …`: `parameter` with a small first letter. */
export function invalidValue(value: string | number, parameter: string, why: string): ServiceError {
  return ec2Error('InvalidParameterValue', `Value (${value}) for parameter ${parameter} is invalid. ${why}`);
}

export function invalidCombination(message: string): ServiceError {
  return ec2Error('InvalidParameterCombination', message);
}

export function incorrectInstanceState(message: string): ServiceError {
  return ec2Error('IncorrectInstanceState', message);
}
