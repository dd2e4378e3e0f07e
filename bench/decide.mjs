// Decisions a second: compiled and warm, without and with the ladder, beside iam-simulate's public API and Cedar's stateful call.
import { compilePolicy } from '../dist/evaluate/compile-policy.js';
import { decide } from '../dist/evaluate/decide.js';
import { decideWithLadder } from '../dist/evaluate/decide-with-ladder.js';
import { parsePolicyText } from '../dist/policy/parse-policy.js';
import { serviceRules } from '../dist/services/service-rules-table.js';
import { cedarCall } from './cedar-call.mjs';
import { A, CASES } from './decide-cases.mjs';
import { rates } from './measure.mjs';
import { importPeer } from './peers.mjs';

/** @returns {Promise<{name: string, value: number}[]>} */
export async function run() {
  const { runSimulation } = await importPeer('@cloud-copilot/iam-simulate');
  const cedar = await importPeer('@cedar-policy/cedar-wasm', 'nodejs');
  const ratios = [];
  for (const one of CASES) {
    const { request, policies } = compiled(one);
    const simulation = simulationOf(one);
    const askCedar = cedarCall(cedar, one);
    await mustAllow(one.name, request, policies, runSimulation, simulation, askCedar);
    const measured = await rates({
      decide: () => decide(request(), policies, serviceRules),
      ladder: () => decideWithLadder(request(), policies, serviceRules),
      iamSimulate: () => runSimulation(simulation, {}),
      cedar: askCedar,
    });
    for (const [name, rate] of Object.entries(measured)) console.log(`${one.name} ${name} ${Math.round(rate)} decisions/s`);
    ratios.push(
      { name: `decide.${one.name}.iam-simulate`, value: measured.decide / measured.iamSimulate },
      { name: `decide.${one.name}.cedar`, value: measured.decide / measured.cedar },
      { name: `decide-with-ladder.${one.name}.iam-simulate`, value: measured.ladder / measured.iamSimulate },
    );
  }
  return ratios;
}

/** A benchmark of engines that answer differently would compare nothing. */
async function mustAllow(name, request, policies, runSimulation, simulation, askCedar) {
  const simulated = await runSimulation(simulation, {});
  const answers = {
    decide: decide(request(), policies, serviceRules).decision,
    ladder: decideWithLadder(request(), policies, serviceRules).decision,
    iamSimulate: simulated.overallResult ?? simulated.resultType,
    cedar: askCedar().response?.decision,
  };
  const wrong = Object.entries(answers).filter(
    ([, answer]) => String(answer).toLowerCase() !== 'allow' && String(answer).toLowerCase() !== 'allowed',
  );
  if (wrong.length > 0) throw new Error(`${name}: not allowed by ${JSON.stringify(wrong)} ${JSON.stringify(simulated).slice(0, 2000)}`);
}

function principalOf(arn) {
  if (arn.includes(':user/')) return { kind: 'user', arn, account: A, id: 'AIDAEXAMPLE' };
  const [, role, sessionName] = arn.split('/');
  return { kind: 'roleSession', role: `arn:aws:iam::${A}:role/${role}`, account: A, roleId: 'AROAEXAMPLE', sessionName };
}

/** Policies compiled once; the request is made anew for every call, as a server would. */
function compiled(one) {
  const compile = (document, type, name) => {
    const { policy, diagnostics } = parsePolicyText({ name, text: JSON.stringify(document) });
    if (policy === undefined) throw new Error(diagnostics.map((diagnostic) => diagnostic.message).join('; '));
    return compilePolicy(policy, { type, name });
  };
  const principal = principalOf(one.principal);
  const owner = { id: one.owner };
  const caller = { id: A, organization: { id: 'o-exampleorg1', managementAccount: '999999999999', path: 'o-exampleorg1/r-ab12/' } };
  const context = Object.entries(one.context).map(([key, value]) => [key.toLowerCase(), value]);
  return {
    request: () => ({ principal, caller, action: one.action, resource: { arn: one.resource, owner }, context: new Map(context) }),
    policies: {
      identity: one.identity.map((document, index) => compile(document, 'identity', `identity-${index}`)),
      ...(one.resourcePolicy && { resource: compile(one.resourcePolicy, one.name === 'assume-role' ? 'trust' : 'resource', 'resource') }),
      ...(one.boundary && { boundary: compile(one.boundary, 'boundary', 'boundary') }),
      ...(one.session && { session: [compile(one.session, 'session', 'session')] }),
      ...(one.scp && {
        scp: one.scp.map((documents, index) => ({
          kind: index === 0 ? 'root' : 'ou',
          id: `level-${index}`,
          policies: documents.map((document, number) => compile(document, 'scp', `scp-${index}-${number}`)),
        })),
      }),
    },
  };
}

function simulationOf(one) {
  const named = (documents, prefix) => documents.map((policy, index) => ({ name: `${prefix}-${index}`, policy }));
  return {
    request: {
      principal: one.principal,
      action: one.action,
      resource: { resource: one.resource, accountId: one.owner },
      contextVariables: one.context,
    },
    identityPolicies: named(one.identity, 'identity'),
    serviceControlPolicies: (one.scp ?? []).map((documents, index) => ({
      orgIdentifier: `level-${index}`,
      policies: named(documents, `scp-${index}`),
    })),
    resourceControlPolicies: [],
    ...(one.resourcePolicy && { resourcePolicy: one.resourcePolicy }),
    ...(one.boundary && { permissionBoundaryPolicies: named([one.boundary], 'boundary') }),
    ...(one.session && { sessionPolicy: one.session }),
  };
}
