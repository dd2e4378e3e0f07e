// The name that `kms:ViaService` has for a service.

/**
 * `s3.us-east-1.amazonaws.com` (AWS KMS Developer Guide, "kms:ViaService"). In China the domain is that of the partition, as it is in the
 * names of endpoints there; the guide itself has no example of it.
 */
export function viaServiceName(service: string, region: string, partition: string): string {
  return `${service}.${region}.${partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'}`;
}
