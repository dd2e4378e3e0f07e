// What a SAML response asks of AWS in attributes of AWS's own: which role, under which name, with which tags.
import { ServiceError } from '../../../cloud/service-error.ts';
import type { SessionTags } from '../session-tags.ts';
import type { SamlIdentity } from './saml-identity.ts';

const PREFIX = 'https://aws.amazon.com/SAML/Attributes/';
const TAG_PREFIX = `${PREFIX}PrincipalTag:`;

export interface RoleAttributes {
  readonly sessionName: string;
  readonly sourceIdentity: string | undefined;
  readonly tags: SessionTags;
}

/** Throws `InvalidIdentityToken`, and `AccessDenied` for a role that the response does not offer. */
export function roleAttributes({ attributes }: SamlIdentity, role: string, provider: string): RoleAttributes {
  const roles = attributes.get(`${PREFIX}Role`);
  if (roles === undefined || roles.length === 0) throw invalid('Role is required in AuthnResponse');
  // A pair in either order.
  const offered = roles.some((pair) => {
    const parts = pair.split(',').map((part) => part.trim());
    return parts.length === 2 && parts.includes(role) && parts.includes(provider);
  });
  if (!offered) throw new ServiceError('AccessDenied', 403, 'Not authorized to perform sts:AssumeRoleWithSAML');
  const sessionName = single(attributes, 'RoleSessionName');
  if (sessionName === undefined) throw invalid('RoleSessionName is required in AuthnResponse');
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) throw invalid('RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}');
  const sourceIdentity = single(attributes, 'SourceIdentity');
  if (sourceIdentity !== undefined && !/^(?!aws:)[\w+=,.@-]{2,64}$/.test(sourceIdentity)) {
    throw invalid('Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"');
  }
  return { sessionName, sourceIdentity, tags: tagsOf(attributes) };
}

function tagsOf(attributes: SamlIdentity['attributes']): SessionTags {
  const passed: Record<string, string> = {};
  const keys = new Set<string>();
  for (const [name, values] of attributes) {
    if (!name.startsWith(TAG_PREFIX)) continue;
    const key = name.slice(TAG_PREFIX.length);
    if (values.length > 1) throw invalid('Session tags must have exactly one value each');
    if (keys.has(key.toLowerCase())) throw invalid('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
    keys.add(key.toLowerCase());
    passed[key] = values[0] ?? '';
  }
  const transitive = attributes.get(`${PREFIX}TransitiveTagKeys`) ?? [];
  if (transitive.some((key) => !keys.has(key.toLowerCase()))) {
    throw invalid('The specified transitive tag key must be included in the requested tags.');
  }
  return { passed, transitive, inherited: {} };
}

function single(attributes: SamlIdentity['attributes'], name: string): string | undefined {
  return attributes.get(PREFIX + name)?.[0];
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidIdentityToken', 400, message);
}
