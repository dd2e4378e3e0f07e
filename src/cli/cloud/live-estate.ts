// The state of a running cloud as an estate, and its denials as questions.
import type { EstateForm } from '../../cloud/projection/estate-form.ts';
import type { PassedToSession } from '../../cloud/projection/query-of-request.ts';
import type { LadderDecision } from '../../model/decision.ts';
import type { Principal } from '../../model/principal.ts';
import type { AuthorizationRequest, ContextValue } from '../../model/request.ts';
import type { SourceText } from '../../policy/ast.ts';
import type { ControlClient } from './control-client.ts';

export interface LiveEstate {
  readonly form: EstateForm;
  /** Named as the file that `cloud estate` would be told to write. */
  readonly source: SourceText;
}

/** Throws UsageError when the cloud does not answer. */
export async function readLiveEstate(client: ControlClient): Promise<LiveEstate> {
  const form = (await client.get('/estate')) as EstateForm;
  return { form, source: { name: `cloud-${client.cloud.port}.json`, text: estateText(form) } };
}

/** The text of an estate file. */
export function estateText(form: EstateForm): string {
  return `${JSON.stringify(form, null, 2)}\n`;
}

export interface KeptDecision {
  readonly id: string;
  /** ISO 8601. */
  readonly time: string;
  readonly message: string;
  readonly request: AuthorizationRequest;
  readonly session: PassedToSession;
  readonly ladder: LadderDecision;
}

type Plain = Readonly<Record<string, string>>;

/** The request with objects in the place of maps. */
interface PlainRequest extends Omit<AuthorizationRequest, 'context' | 'resource' | 'principal'> {
  readonly principal: Omit<Principal, 'tags'> & { readonly tags?: Plain };
  readonly context: Readonly<Record<string, ContextValue>>;
  readonly resource: Omit<AuthorizationRequest['resource'], 'tags'> & { readonly tags?: Plain };
}

/** Throws UsageError for an id that the cloud does not know (any more). */
export async function readDecision(client: ControlClient, id: string): Promise<KeptDecision> {
  const answer = (await client.get(`/decisions/${encodeURIComponent(id)}`)) as Omit<KeptDecision, 'request' | 'session'> & {
    readonly request: PlainRequest;
    readonly session?: PassedToSession;
  };
  return { ...answer, request: withMaps(answer.request), session: answer.session ?? {} };
}

function withMaps({ principal, context, resource, ...rest }: PlainRequest): AuthorizationRequest {
  const { tags: own, ...named } = resource;
  const { tags, ...caller } = principal;
  return {
    ...rest,
    principal: { ...caller, ...(tags !== undefined && { tags: new Map(Object.entries(tags)) }) } as Principal,
    context: new Map(Object.entries(context)),
    resource: { ...named, ...(own !== undefined && { tags: new Map(Object.entries(own)) }) },
  };
}
