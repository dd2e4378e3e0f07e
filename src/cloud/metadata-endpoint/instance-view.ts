// What the metadata endpoint shows of an instance, and the credentials that it hands out. The EC2 service fills them.

export interface InstanceView {
  /** `i-0123456789abcdef0`. */
  readonly instanceId: string;
  readonly accountId: string;
  readonly partition: string;
  /** `us-west-2`. */
  readonly region: string;
  /** `us-west-2a`. */
  readonly availabilityZone: string;
  /** `usw2-az1`. */
  readonly availabilityZoneId?: string;
  readonly imageId: string;
  readonly instanceType: string;
  /** `x86_64` or `arm64`. */
  readonly architecture: string;
  readonly reservationId: string;
  /** Among the instances that one call launched; from 0. */
  readonly launchIndex: number;
  /** Milliseconds since 1970. */
  readonly launchTime: number;
  readonly privateIp: string;
  /** `ip-172-31-5-7.us-west-2.compute.internal`. */
  readonly privateDnsName: string;
  readonly publicIp?: string;
  readonly publicDnsName?: string;
  /** `0e:49:61:0f:c3:11`. */
  readonly mac: string;
  readonly networkInterfaceId?: string;
  readonly subnetId?: string;
  readonly subnetCidr?: string;
  readonly vpcId?: string;
  readonly vpcCidr?: string;
  readonly securityGroups: readonly { readonly id: string; readonly name: string }[];
  readonly keyName?: string;
  /** Base64, as RunInstances takes it. */
  readonly userData?: string;
  readonly instanceProfile?: { readonly arn: string; readonly id: string };
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly metadataOptions: InstanceMetadataOptions;
}

/** As in RunInstances, `MetadataOptions`. The hop limit has no meaning here. */
export interface InstanceMetadataOptions {
  readonly httpEndpoint: 'enabled' | 'disabled';
  /** `optional` allows version 1: calls without a token. */
  readonly httpTokens: 'optional' | 'required';
  readonly instanceMetadataTags: 'enabled' | 'disabled';
}

/** Credentials of the role of the instance's profile; the caller renews them. */
export interface InstanceCredentials {
  readonly roleName: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Milliseconds since 1970. */
  readonly lastUpdated: number;
  readonly expiration: number;
}

/** A role that EC2 could not assume: `AssumeRoleUnauthorizedAccess`, with what IAM said. */
export interface FailedInstanceCredentials {
  readonly roleName: string;
  readonly code: string;
  readonly message: string;
  readonly lastUpdated: number;
}

/** How credentials are handed out: by version 1 of the service, or by version 2. They carry it as `ec2:RoleDelivery`. */
export type RoleDelivery = '1.0' | '2.0';

/** Undefined: the instance has no profile, or the profile no role. */
export type CredentialsOfInstance = (delivery: RoleDelivery) => Promise<InstanceCredentials | FailedInstanceCredentials | undefined>;
