// Lambda functions, their versions and aliases, their URLs, and layers: each opened by a policy of its own.
import type { FindExposures } from '../exposure.ts';
import { byPolicy } from '../policy-exposure.ts';
import { resourceActions } from '../resource-actions.ts';

const INVOKE_URL = 'lambda:InvokeFunctionUrl';

export const functionExposures: FindExposures = (record) => {
  const { lambda } = record;
  const hasUrl = lambda === undefined || lambda.urlAuth !== undefined;
  const all = resourceActions('lambda', 'function', 'function alias', 'function version');
  // Lambda Developer Guide: the policy of a function is not that of its versions and aliases, which have their own.
  const ways = byPolicy(record, hasUrl ? all : all.filter((action) => action !== INVOKE_URL));
  if (lambda?.urlAuth === undefined) return { ways, notes: [] };
  // Only requests to the URL carry the key.
  const context = new Map([['lambda:functionurlauthtype', lambda.urlAuth]]);
  return {
    ways: ways.flatMap((way) => [
      { ...way, actions: way.actions.filter((action) => action !== INVOKE_URL) },
      { ...way, actions: [INVOKE_URL], context },
    ]),
    notes: [],
  };
};

export const layerExposures: FindExposures = (record) => ({ ways: byPolicy(record, resourceActions('lambda', 'layerVersion')), notes: [] });
