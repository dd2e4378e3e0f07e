// Which way of assuming a role goes with which principal.
import type { DraftPrincipals, DraftStatement, Leaf } from '../draft/draft.ts';
import { isTrust } from '../is-trust.ts';
import type { Validation } from '../validation.ts';

type Kind = 'saml' | 'oidc' | 'other';

/** By lower-case action: the kind of principal that can call it. AWS STS API reference. */
const CALLERS: ReadonlyMap<string, Kind> = new Map([
  ['sts:assumerole', 'other'],
  ['sts:assumerolewithsaml', 'saml'],
  ['sts:assumerolewithwebidentity', 'oidc'],
]);

export function checkAssumeActions(validation: Validation, statement: DraftStatement): void {
  if (!isTrust(validation, statement) || statement.effect !== 'Allow') return;
  const principals = statement.principals.filter(({ negated }) => !negated).flatMap(({ entries }) => entries);
  const actions = statement.actions.filter(({ negated }) => !negated).flatMap(({ values }) => values);
  for (const action of actions) {
    const caller = CALLERS.get(action.text.toLowerCase());
    if (caller === undefined) continue;
    const wrong = principals.flatMap((entry) => entry.values.filter((value) => kindOf(entry, value) !== caller));
    if (wrong.length === 0) continue;
    const listed = wrong.map(({ text }) => text).join(', ');
    const advice =
      'SAML providers go with sts:AssumeRoleWithSAML, OIDC providers with sts:AssumeRoleWithWebIdentity, both as Federated; others with sts:AssumeRole.';
    validation.tell('MISMATCHED_ACTION_FOR_PRINCIPAL', `${action.text} cannot be called by ${listed}. ${advice}`, action, ...wrong);
  }
  checkRolesAnywhere(validation, principals, actions);
}

function kindOf({ type }: DraftPrincipals, { text }: Leaf): Kind {
  if (type !== 'Federated') return 'other';
  return text.includes(':saml-provider/') ? 'saml' : 'oidc';
}

const NEEDED = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'];

/** IAM Roles Anywhere User Guide, Trust policy. */
function checkRolesAnywhere({ tell }: Validation, principals: readonly DraftPrincipals[], actions: readonly Leaf[]): void {
  const service = principals
    .flatMap(({ type, values }) => (type === 'Service' ? values : []))
    .find(({ text }) => text === 'rolesanywhere.amazonaws.com');
  const [first] = actions;
  if (service === undefined || first === undefined) return;
  const given = actions.map(({ text }) => text.toLowerCase());
  if (given.some((text) => text === '*' || text === 'sts:*')) return;
  const missing = NEEDED.filter((name) => !given.includes(name.toLowerCase()));
  if (missing.length === 0) return;
  tell(
    'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY',
    `IAM Roles Anywhere also needs ${missing.join(' and ')}: add that.`,
    first,
    service,
  );
}
