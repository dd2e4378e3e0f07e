// What a trust policy asks of the tokens of an OIDC provider.
import type { DraftClause, DraftStatement, Leaf } from '../draft/draft.ts';
import { hasWildcard } from '../has-wildcard.ts';
import { takesWildcards } from '../conditions/operator-kind.ts';
import { isTrust } from '../is-trust.ts';
import type { Validation } from '../validation.ts';

const GITHUB = 'token.actions.githubusercontent.com';

/** IAM User Guide, Create a role for OpenID Connect federation; GitHub Docs, Configuring OpenID Connect in Amazon Web Services. */
export function checkProviders(validation: Validation, statement: DraftStatement): void {
  if (!isTrust(validation, statement) || statement.effect !== 'Allow') return;
  const clauses = statement.condition?.clauses ?? [];
  const entries = statement.principals.filter(({ negated }) => !negated).flatMap((principal) => principal.entries);
  for (const value of entries.flatMap(({ type, values }) => (type === 'Federated' ? values : []))) {
    const host = hostOf(value);
    if (host === undefined) continue;
    const own = clauses.filter(({ name }) => name.startsWith(`${host}:`));
    if (own.length === 0) {
      const details = `Everybody whom ${host} knows may assume the role: add a condition on its audience or subject.`;
      validation.tell('MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL', details, value);
    }
    if (host === GITHUB) checkGithub(validation, value, own);
  }
}

/** Undefined for SAML providers. */
function hostOf({ text }: Leaf): string | undefined {
  if (text.includes(':saml-provider/')) return undefined;
  const at = text.indexOf(':oidc-provider/');
  const host = at < 0 ? text : text.slice(at + ':oidc-provider/'.length);
  return host === '*' ? undefined : host.toLowerCase();
}

function checkGithub({ tell }: Validation, provider: Leaf, clauses: readonly DraftClause[]): void {
  const subjects = clauses.filter(({ name }) => name === `${GITHUB}:sub`);
  if (subjects.length === 0) {
    tell(
      'MISSING_GITHUB_REPO_CONDITION_KEY',
      `Every repository on GitHub may assume the role: add a condition on ${GITHUB}:sub.`,
      provider,
    );
  }
  const hasRef = clauses.some(({ name, values }) => name === `${GITHUB}:ref` && values.every(({ text }) => !hasWildcard(text)));
  for (const { operator, values } of subjects) {
    for (const value of values) {
      if (!takesWildcards(operator) || !hasWildcard(value.text)) continue;
      // repo:OWNER/NAME:ref:refs/heads/BRANCH; with the branch in a key of its own the rest may vary.
      const repository = /^repo:[^:]*:/.exec(value.text)?.[0];
      if (hasRef && repository !== undefined && !hasWildcard(repository)) continue;
      const details = 'A wildcard in the subject lets in other repositories or branches: name the repository and the branch.';
      tell('SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED', details, value);
    }
  }
}
