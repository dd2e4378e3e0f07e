// `explain`: one request decided, with its ladder, the reason, and what to change.
import type { Estate } from '../../estate/estate.ts';
import type { RequestQuery } from '../../estate/request-query.ts';
import { BRAND } from '../../brand.ts';
import { explainRequest, type ExplainError, type Surroundings } from '../../explain/explain-request.ts';
import type { DeniedRequest } from '../../explain/denial/denial.ts';
import type { Explanation } from '../../explain/explanation.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openEstate, tellDiagnostics } from '../open-estate.ts';
import { surroundings } from '../surroundings.ts';
import { paint } from '../terminal/paint.ts';
import type { Streams } from '../terminal/streams.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb } from '../verb.ts';
import { withDefaultContext } from '../default-context.ts';
import { type ExplainOptions, readExplainOptions } from './explain-options.ts';
import { hopsOf } from './hops-of.ts';
import { askCloud } from './ask-cloud.ts';
import type { KeptDecision } from '../cloud/live-estate.ts';
import { type PastedQuery, queryFromInput } from './query-from-input.ts';
import { resourceDoubt } from './resource-doubt.ts';
import { renderExplanation } from './render-explanation.ts';

const HELP = `usage: ${BRAND} explain --estate PATH… --principal ARN --action A --resource ARN [options]
       ${BRAND} explain --estate PATH… < denial.txt
       ${BRAND} explain --cloud [PORT] …            on the state of a running cloud
       ${BRAND} explain --decision ID [--port N]    why a running cloud said no

Decides one request as AWS does, and says why, and what to change in which account.
Without --principal, --action and --resource the request is read from standard input: a pasted
AccessDenied message, or a CloudTrail event.

request
  -e, --estate PATH           file or folder with accounts, policies, organization (repeatable)
      --cloud [PORT or URL]   the state of a running cloud, in the place of files (\`${BRAND} up\`)
      --decision ID           a denial of a running cloud, by the id in its answer's header
                              (x-${BRAND}-decision); --port N says which cloud
  -p, --principal ARN         user, role, session, root or federated-user ARN; account id; a service
                              (sns.amazonaws.com); anonymous; or an identity provider
  -a, --action A              service:Name
  -r, --resource ARN          ARN, or *
      --resource-account ID   owner, where neither the ARN nor the estate says (S3)
  -c, --context KEY=VALUE     condition key of the request (repeatable; the same key twice gives
                              it two values)
      --via SERVICE           a service calls on the principal's behalf (repeatable, first to last)
      --vpc-endpoint ID       the endpoint that the request comes through
      --assume ROLE_ARN       first assume this role, then make the request (repeatable: a chain)

session (with --assume: of the last role assumed)
      --session-name NAME, --session-policy FILE, --session-policy-arn ARN, --session-tag KEY=VALUE,
      --source-identity NAME, --mfa, --federated-by USER_ARN

answer
  -f, --format text|json      json follows schemas/explanation.schema.json
      --expect allow|deny     exit with 2 when the decision is another one
      --strict                exit with 3 when something needed for a certain answer is missing

exit codes: 0 answered, 1 the tool failed or its input is bad, 2 not as expected,
3 incomplete (--strict)
`;

export const explainVerb: Verb = {
  name: 'explain',
  summary: 'why is this request allowed or denied, and what must change on which side?',
  help: HELP,
  run: async (args, streams) => run(readExplainOptions(args), streams),
};

async function run(options: ExplainOptions, streams: Streams): Promise<ExitCode> {
  const live = options.cloud === undefined ? undefined : await askCloud(options.cloud, options.decision);
  const { query, denied } = live?.question ?? (await readQuery(options, streams));
  const estate = openEstate(options.estate, streams, live === undefined ? [] : [live.source]);
  if (estate === undefined) return EXIT.failed;
  const around = surroundings();
  const explanations: Explanation[] = [];
  const hops = hopsOf(query, options.assume);
  for (const hop of hops) {
    const explained = explainOne(estate, hop, around, streams);
    if (explained === undefined) return EXIT.failed;
    explanations.push(explained);
    if (explained.decision === 'deny') break;
  }
  show(explanations, hops.length, options, streams);
  if (live?.decision === undefined) tellDisagreement(explanations.at(-1), denied, streams);
  else tellChange(explanations.at(-1), live.decision, streams);
  return exitCode(explanations, options, streams);
}

/** The request from the options alone, or completed by what is piped in. */
async function readQuery({ query }: ExplainOptions, streams: Streams): Promise<PastedQuery> {
  const { principal, action, resource } = query;
  if (principal !== undefined && action !== undefined && resource !== undefined) {
    return { query: { ...query, principal, action, resource }, denied: { form: 'the command line', context: new Map() } };
  }
  const text = await streams.input();
  if (text !== undefined && text.trim() !== '') return queryFromInput(text, query);
  const lacking = Object.entries({ principal, action, resource }).flatMap(([name, value]) => (value === undefined ? [`--${name}`] : []));
  throw new UsageError(`${lacking.join(', ')} missing: name the request, or pipe in an AccessDenied message or a CloudTrail event`);
}

/** A pasted denial that the estate does not account for is told: the estate is older, or lacks something. */
function tellDisagreement(explanation: Explanation | undefined, denied: DeniedRequest, streams: Streams): void {
  const { stated } = denied;
  if (explanation === undefined || stated === undefined) return;
  if (explanation.blockedBy === stated.layer && explanation.kind === stated.kind) return;
  const said = `${stated.kind === 'explicitDeny' ? 'an explicit deny' : 'a missing allow'} of layer ${stated.layer}`;
  const found = explanation.blockedBy === null ? 'allows the request' : `is denied by layer ${explanation.blockedBy}`;
  streams.err(
    `${BRAND}: AWS gave ${said} as the reason, and with this estate it ${found}: the estate may be older than the denial, or incomplete\n`,
  );
}

/** A denial of the past, explained on the state of today. */
function tellChange(explanation: Explanation | undefined, { time, message, ladder }: KeptDecision, streams: Streams): void {
  if (explanation === undefined) return;
  const { decision, kind, blockedBy } = explanation;
  if (decision === ladder.decision && kind === ladder.kind && blockedBy === (ladder.blockedBy ?? null)) return;
  const now = decision === 'allow' ? 'it is allowed' : `layer ${blockedBy} denies it`;
  streams.err(`${BRAND}: the state has changed since ${time}. Then the answer was:\n  ${message}\n  As things stand now, ${now}.\n`);
}

function explainOne(estate: Estate, query: RequestQuery, around: Surroundings, streams: Streams): Explanation | undefined {
  const doubt = resourceDoubt(query.action, query.resource);
  if (doubt !== undefined) streams.err(`${BRAND}: is that the resource you mean? ${doubt}\n`);
  const context = withDefaultContext(query.context ?? new Map(), query.action, query.resource, new Date());
  const explained = explainRequest(estate, { ...query, context }, around);
  if (explained.ok) return explained.value;
  tellError(explained.error, streams);
  return undefined;
}

/** Says what keeps a request from being decided at all. */
function tellError(error: ExplainError, streams: Streams): void {
  if (error.kind === 'policies') {
    tellDiagnostics(error.diagnostics, streams);
    return;
  }
  const { message, hint } = error.error;
  streams.err(`${BRAND}: ${message}\n${hint === undefined ? '' : `  ${hint}\n`}`);
}

function show(explanations: readonly Explanation[], steps: number, options: ExplainOptions, streams: Streams): void {
  const last = explanations.at(-1);
  if (options.format === 'json') {
    const answer = explanations.length > 1 || options.assume.length > 0 ? { ...last, hops: explanations } : last;
    streams.out(`${JSON.stringify(answer, null, 2)}\n`);
    return;
  }
  const brush = paint(streams.colour);
  const texts = explanations.map((explanation, index) => {
    const title = options.assume.length === 0 ? '' : `${brush.bold(`step ${index + 1} of ${steps}`)}\n`;
    return title + renderExplanation(explanation, streams.columns, brush);
  });
  streams.out(texts.join('\n'));
}

function exitCode(explanations: readonly Explanation[], options: ExplainOptions, streams: Streams): ExitCode {
  const decision = explanations.at(-1)?.decision;
  if (options.expect !== undefined && decision !== options.expect) {
    streams.err(`${BRAND}: expected ${options.expect}, and the decision is ${decision}\n`);
    return EXIT.unexpected;
  }
  const incomplete = explanations.some((explanation) => explanation.missing.length > 0);
  if (options.strict && incomplete) {
    streams.err(`${BRAND}: the answer rests on assumptions (--strict); see what is not known above\n`);
    return EXIT.incomplete;
  }
  return EXIT.fine;
}
